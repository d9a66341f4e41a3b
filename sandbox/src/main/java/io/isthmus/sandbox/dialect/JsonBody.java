package io.isthmus.sandbox.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Bodies as trees. */
final class JsonBody {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonBody() {}

    /** Empty for anything but an object. */
    static Optional<ObjectNode> object(byte[] body) {
        try {
            return body.length > 0 && MAPPER.readTree(body) instanceof ObjectNode object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** The operations of a PATCH; none of any other body. */
    static List<JsonNode> operations(ObjectNode body) {
        List<JsonNode> operations = new ArrayList<>();
        body.path("Operations").forEach(operations::add);
        return operations;
    }

    static boolean names(String path, String attribute) {
        String lower = path.toLowerCase(Locale.ROOT);
        String wanted = attribute.toLowerCase(Locale.ROOT);
        return lower.equals(wanted)
                || lower.startsWith(wanted + ".")
                || lower.startsWith(wanted + "[")
                || lower.endsWith(":" + wanted);
    }
}
