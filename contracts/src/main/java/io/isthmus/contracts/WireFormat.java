package io.isthmus.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * How a message looks as bytes: JSON, instants as ISO-8601 text in UTC, absent values left out.
 *
 * <p>Unknown properties are ignored, so that a reader of version n survives a writer of version n + 1; the property
 * {@code version} of a message changes only when an old reader would <em>mis</em>understand it.
 */
public final class WireFormat {

    private static final ObjectMapper MAPPER = configure(JsonMapper.builder()).build();

    private WireFormat() {}

    /** The mapper for everything that travels on a topic. Thread-safe; do not reconfigure it. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** Applies the wire format to a builder of the caller's, for example the one behind the REST endpoints. */
    public static <M extends ObjectMapper, B extends com.fasterxml.jackson.databind.cfg.MapperBuilder<M, B>>
            B configure(B builder) {
        return builder.addModule(new JavaTimeModule())
                .addModule(new Jdk8Module())
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS);
    }
}
