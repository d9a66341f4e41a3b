package io.isthmus.export.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.isthmus.contracts.WireFormat;
import io.isthmus.export.pending.Image;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Images as JSON text. */
public final class Images {

    private static final ObjectReader READER = WireFormat.mapper().readerFor(Image.class);
    private static final ObjectWriter WRITER = WireFormat.mapper().writerFor(Image.class);

    private static final ObjectReader LIST_READER = WireFormat.mapper().readerForListOf(Image.class);

    private Images() {}

    public static String writeAll(List<Image> images) {
        return images.stream().map(Images::write).collect(Collectors.joining(",", "[", "]"));
    }

    public static List<Image> readAll(String json) {
        try {
            return LIST_READER.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds images that are no JSON: " + e.getOriginalMessage(), e);
        }
    }

    public static String write(Image image) {
        try {
            return WRITER.writeValueAsString(image);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an image is plain maps and can always be written", e);
        }
    }

    /** None for none. */
    public static @Nullable Image read(@Nullable String json) {
        try {
            return json == null ? null : READER.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "the database holds an image that is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
