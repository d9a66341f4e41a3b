package io.isthmus.sync.postgres;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.isthmus.contracts.WireFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Attributes as JSON, as they stand in json columns: an object of arrays of texts. Written and read token by token, since
 * this is done several times for every object of a run.
 */
public final class AttributesJson {

    private static final int USUAL_CHARS = 2_000;

    /** PostgreSQL's text knows no NUL (it refuses the whole batch); no attribute needs one. */
    private static final char NUL = '\0';

    private AttributesJson() {}

    public static String write(Map<String, List<String>> attributes) {
        return write(json -> {
            for (Map.Entry<String, List<String>> attribute : attributes.entrySet()) {
                values(json, attribute.getKey(), attribute.getValue(), Function.identity());
            }
        });
    }

    /** A text as it stands between quotes. */
    public static String inside(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(withoutNul(text)));
    }

    /** Writes the fields of the object. */
    @FunctionalInterface
    public interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    public static String write(Fields fields) {
        StringWriter text = new StringWriter(USUAL_CHARS);
        try (JsonGenerator json = WireFormat.mapper().getFactory().createGenerator(text)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("attributes are always writable as JSON", e);
        }
        return text.toString();
    }

    public static <T> void values(JsonGenerator json, String name, List<T> values, Function<T, String> text)
            throws IOException {
        json.writeFieldName(withoutNul(name));
        json.writeStartArray();
        for (T value : values) {
            json.writeString(withoutNul(text.apply(value)));
        }
        json.writeEndArray();
    }

    private static String withoutNul(String text) {
        return text == null || text.indexOf(NUL) < 0 ? text : text.replace("\0", "");
    }

    public static Map<String, List<String>> read(String json) {
        try (JsonParser parser = WireFormat.mapper().getFactory().createParser(json)) {
            Map<String, List<String>> attributes = new LinkedHashMap<>();
            expect(parser, parser.nextToken(), JsonToken.START_OBJECT);
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                attributes.put(name, values(parser));
            }
            return attributes;
        } catch (IOException e) {
            throw new IllegalStateException("a json column holds no attributes: " + e.getMessage(), e);
        }
    }

    private static List<String> values(JsonParser parser) throws IOException {
        expect(parser, parser.nextToken(), JsonToken.START_ARRAY);
        String first = parser.nextTextValue();
        if (first == null) {
            return List.of();
        }
        String second = parser.nextTextValue();
        if (second == null) {
            return List.of(first);
        }
        List<String> values = new ArrayList<>();
        values.add(first);
        for (String next = second; next != null; next = parser.nextTextValue()) {
            values.add(next);
        }
        return values;
    }

    private static void expect(JsonParser parser, JsonToken found, JsonToken wanted) throws IOException {
        if (found != wanted) {
            throw new IOException("found " + found + " instead of " + wanted + " at "
                    + parser.currentLocation().offsetDescription());
        }
    }
}
