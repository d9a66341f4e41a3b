package io.isthmus.migration.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.isthmus.contracts.WireFormat;

/** Documents in columns, in the wire format: what a newer version added is ignored by an older one. */
public final class Json {

    private Json() {}

    public static String write(Object value) {
        try {
            return WireFormat.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(value.getClass().getName() + " cannot be written as JSON", e);
        }
    }

    public static <T> T read(String json, TypeReference<T> type) {
        try {
            return WireFormat.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored document cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    public static <T> T read(String json, Class<T> type) {
        try {
            return WireFormat.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored document cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
