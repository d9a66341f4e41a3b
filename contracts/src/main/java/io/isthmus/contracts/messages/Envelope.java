package io.isthmus.contracts.messages;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.isthmus.contracts.WireFormat;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Type and version of a message, read before anything of it is believed: what a later version means by a field is not known
 * here. Writers put both first, so most of the message is not touched.
 *
 * @param object whether it is a JSON object at all
 * @param version none where it is no number, either
 */
record Envelope(
        boolean object, @Nullable String type, @Nullable Integer version, boolean versionGiven) {

    private static final JsonFactory JSON = WireFormat.mapper().getFactory();

    /** @param typed whether to look for a type */
    static Envelope of(byte[] value, boolean typed) throws IOException {
        try (JsonParser parser = JSON.createParser(value)) {
            return parser.nextToken() == JsonToken.START_OBJECT
                    ? fields(parser, typed)
                    : new Envelope(false, null, null, false);
        }
    }

    private static Envelope fields(JsonParser parser, boolean typed) throws IOException {
        String type = null;
        Integer version = null;
        boolean versionGiven = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME && !(versionGiven && (type != null || !typed))) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals("type")) {
                type = token.isScalarValue() ? parser.getText() : "";
            } else if (name.equals("version")) {
                versionGiven = true;
                version = token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() == JsonParser.NumberType.INT
                        ? Integer.valueOf(parser.getIntValue())
                        : null;
            }
            parser.skipChildren();
        }
        return new Envelope(true, type, version, versionGiven);
    }
}
