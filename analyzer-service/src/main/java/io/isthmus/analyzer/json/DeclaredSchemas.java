package io.isthmus.analyzer.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.analyzer.ways.DeclaredSchema;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a SCIM provider answers at {@code /Schemas} (RFC 7644, section 4): a list of schemas, or one by itself. */
public final class DeclaredSchemas {

    private DeclaredSchemas() {}

    /** @return empty for anything else, and for an answer that declares no attribute */
    public static Optional<DeclaredSchema> of(JsonNode answer) {
        JsonNode listed = answer.isArray() ? answer : answer.path("Resources");
        Set<String> attributes = new HashSet<>();
        if (listed.isArray()) {
            listed.forEach(schema -> schema(schema, attributes));
        } else {
            schema(answer, attributes);
        }
        return attributes.isEmpty() ? Optional.empty() : Optional.of(new DeclaredSchema(attributes));
    }

    private static void schema(JsonNode schema, Set<String> attributes) {
        String id = schema.path("id").asText("");
        if (id.isEmpty()) {
            return;
        }
        schema.path("attributes").forEach(attribute -> {
            String name = (id + ":" + attribute.path("name").asText()).toLowerCase(Locale.ROOT);
            attributes.add(name);
            attribute
                    .path("subAttributes")
                    .forEach(sub -> attributes.add(
                            name + "." + sub.path("name").asText().toLowerCase(Locale.ROOT)));
        });
    }
}
