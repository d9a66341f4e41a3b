package io.isthmus.export.scim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.WireFormat;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.scim.ScimMapping.Mapped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes changes as PATCH requests (RFC 7644, section 3.5.2), value by value.
 *
 * <p>An entry of a multi-valued attribute that is not there yet is added whole, because a {@code replace} whose filter
 * finds nothing is an error; one that loses its last value is removed whole.
 */
record ScimPatch(ScimMapping mapping) {

    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    ObjectNode update(PendingExport.Update update) {
        ObjectNode body = body();
        ArrayNode operations = body.putArray("Operations");
        Set<String> wholeEntries = new LinkedHashSet<>();
        for (PendingExport.Change change : update.changes()) {
            Mapped mapped = mapping.of(update.objectType(), change.attribute());
            if (mapped.path().multiValued()) {
                entry(operations, update, change, mapped, wholeEntries);
            } else {
                single(operations, mapped, change.desired());
            }
        }
        return body;
    }

    ObjectNode members(PendingExport.ChangeMembers change) {
        ObjectNode body = body();
        ArrayNode operations = body.putArray("Operations");
        if (!change.add().isEmpty()) {
            ArrayNode added = operation(operations, "add", "members").putArray("value");
            change.add().forEach(id -> added.addObject().put("value", id));
        }
        change.remove().forEach(id -> operation(operations, "remove", "members[value eq " + quoted(id) + "]"));
        return body;
    }

    private static void single(ArrayNode operations, Mapped mapped, List<String> desired) {
        ScimPath path = mapped.path();
        String target = mapped.reference() ? path.root() : path.full();
        if (desired.isEmpty()) {
            operation(operations, "remove", target);
            return;
        }
        ObjectNode operation = operation(operations, "replace", target);
        if (mapped.reference()) {
            operation.putObject("value").put(path.sub(), desired.getFirst());
        } else {
            value(operation, "value", mapped, desired.getFirst());
        }
    }

    private void entry(
            ArrayNode operations,
            PendingExport.Update update,
            PendingExport.Change change,
            Mapped mapped,
            Set<String> wholeEntries) {
        ScimPath path = mapped.path();
        boolean before = anyValue(update.objectType(), update.expected(), path);
        boolean after = anyValue(update.objectType(), update.after(), path);
        if (before && after) {
            if (change.desired().isEmpty()) {
                operation(operations, "remove", path.full());
            } else {
                value(
                        operation(operations, "replace", path.full()),
                        "value",
                        mapped,
                        change.desired().getFirst());
            }
        } else if (wholeEntries.add(path.entry())) {
            if (before) {
                operation(operations, "remove", path.entry());
            } else {
                ObjectNode entry = operation(operations, "add", path.root())
                        .putArray("value")
                        .addObject();
                whole(entry, update, path);
            }
        }
    }

    private void whole(ObjectNode entry, PendingExport.Update update, ScimPath path) {
        entry.put("type", path.type());
        Image updated = update.after();
        for (Mapped mapped : mapping.of(update.objectType()).values()) {
            String value = updated.first(mapped.name());
            if (sameEntry(mapped.path(), path) && value != null) {
                value(entry, mapped.path().leaf(), mapped, value);
                if (mapped.primary()) {
                    entry.put("primary", true);
                }
            }
        }
    }

    private boolean anyValue(ObjectType type, Image image, ScimPath path) {
        return mapping.of(type).values().stream()
                .anyMatch(mapped -> sameEntry(mapped.path(), path) && image.first(mapped.name()) != null);
    }

    private static boolean sameEntry(ScimPath left, ScimPath right) {
        return left.multiValued() && left.entry().equals(right.entry());
    }

    private static void value(ObjectNode owner, String name, Mapped mapped, String value) {
        if (mapped.truth()) {
            owner.put(name, Boolean.parseBoolean(value));
        } else {
            owner.put(name, value);
        }
    }

    private static ObjectNode body() {
        ObjectNode body = WireFormat.mapper().createObjectNode();
        body.putArray("schemas").add(SCHEMA);
        return body;
    }

    private static ObjectNode operation(ArrayNode operations, String op, String path) {
        return operations.addObject().put("op", op).put("path", path);
    }

    /** A string in a SCIM filter is a JSON string (RFC 7644, section 3.4.2.2). */
    static String quoted(String value) {
        return WireFormat.mapper().getNodeFactory().textNode(value).toString();
    }
}
