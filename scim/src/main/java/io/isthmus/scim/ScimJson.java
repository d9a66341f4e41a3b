package io.isthmus.scim;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.contracts.WireFormat;
import java.util.TreeMap;

/**
 * JSON as providers write it: bounded in depth and lengths, since it comes from outside. Names of attributes, and the URNs of extensions, are
 * found in any case (RFC 7643, section 2.1).
 */
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
            .nodeFactory(new NamesInAnyCase())
            .build();

    private ScimJson() {}

    private static final class NamesInAnyCase extends JsonNodeFactory {

        private static final long serialVersionUID = 1L;

        @Override
        public ObjectNode objectNode() {
            return new ObjectNode(this, new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
        }
    }

    public static ObjectMapper mapper() {
        return MAPPER;
    }
}
