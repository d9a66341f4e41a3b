package io.isthmus.migration.migrating.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.contracts.WireFormat;
import io.isthmus.migration.migrating.Facts;
import io.isthmus.migration.migrating.Facts.Part;
import io.isthmus.migration.postgres.Json;
import java.util.HashMap;
import java.util.Map;

/** Facts as they are stored: the components of all parts side by side. A part is there if its first component is. */
final class FactsDocument {

    private FactsDocument() {}

    static String write(Facts facts) {
        ObjectNode document = WireFormat.mapper().createObjectNode();
        facts.parts()
                .values()
                .forEach(part -> document.setAll(WireFormat.mapper().<ObjectNode>valueToTree(part)));
        return Json.write(document);
    }

    static Facts read(String json) {
        JsonNode document = Json.read(json, JsonNode.class);
        Map<Class<? extends Part>, Part> parts = new HashMap<>();
        for (Class<?> permitted : Part.class.getPermittedSubclasses()) {
            Class<? extends Part> type = permitted.asSubclass(Part.class);
            if (document.hasNonNull(type.getRecordComponents()[0].getName())) {
                parts.put(type, Json.read(json, type));
            }
        }
        return new Facts(parts);
    }
}
