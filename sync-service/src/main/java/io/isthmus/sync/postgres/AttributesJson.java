package io.isthmus.sync.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.isthmus.contracts.WireFormat;
import java.util.List;
import java.util.Map;

/** Attributes as JSON, as they stand in jsonb columns. */
final class AttributesJson {

    private static final TypeReference<Map<String, List<String>>> TYPE = new TypeReference<>() {};
    private static final ObjectReader READER = WireFormat.mapper().readerFor(TYPE);
    private static final ObjectWriter WRITER = WireFormat.mapper().writerFor(TYPE);

    private AttributesJson() {}

    /** PostgreSQL knows no NUL inside text (it refuses the whole batch); no attribute needs one. */
    static String write(Map<String, List<String>> attributes) {
        try {
            return WRITER.writeValueAsString(attributes).replace("\\u0000", "");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("attributes are always writable as JSON", e);
        }
    }

    static Map<String, List<String>> read(String json) {
        try {
            return READER.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a jsonb column holds no attributes: " + e.getMessage(), e);
        }
    }
}
