package io.isthmus.scim;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.isthmus.contracts.WireFormat;

/** JSON as providers write it: bounded in depth and lengths, since it comes from outside. */
public final class ScimJson {

    /** A SCIM resource nests three deep (RFC 7643, section 2.3); extensions and odd wrappers fit in easily. */
    private static final int MAXIMUM_DEPTH = 64;

    /** Characters; a photo or a certificate may be long. */
    private static final int MAXIMUM_TEXT = 4_000_000;

    private static final int MAXIMUM_NAME = 1_000;

    private static final ObjectMapper MAPPER = WireFormat.configure(JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAXIMUM_DEPTH)
                            .maxStringLength(MAXIMUM_TEXT)
                            .maxNameLength(MAXIMUM_NAME)
                            .build())
                    .build()))
            .build();

    private ScimJson() {}

    public static ObjectMapper mapper() {
        return MAPPER;
    }
}
