package io.isthmus.sync.ldap;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.isthmus.contracts.WireFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the next delta of each server of a forest starts.
 *
 * @param servers watermark by name of the server
 */
record ForestWatermark(Map<String, String> servers) {

    ForestWatermark {
        servers = Map.copyOf(servers);
    }

    /** Of each server where the last import ended; nothing where that is not known. */
    static Map<String, String> servers(@Nullable String watermark) {
        return Optional.ofNullable(watermark)
                .flatMap(ForestWatermark::read)
                .map(ForestWatermark::servers)
                .orElse(Map.of());
    }

    /** Nothing where it is none. */
    static Optional<ForestWatermark> read(String watermark) {
        try {
            return Optional.ofNullable(WireFormat.mapper().readValue(watermark, ForestWatermark.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    String json() {
        try {
            return WireFormat.mapper().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a watermark of texts cannot be written", e);
        }
    }
}
