package io.isthmus.export.pending;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an object looks, in metaverse names. Neither map is ever modified once it is in here.
 *
 * @param attributes values by attribute name; an empty list says that the attribute should be, or is, without a value
 * @param references the same for references: target anchors while only desired, the target's own ids once resolved
 */
public record Image(Map<String, List<String>> attributes, Map<String, List<String>> references) {

    public static final Image EMPTY = new Image(Map.of(), Map.of());

    public Image {
        attributes = attributes == null ? Map.of() : attributes;
        references = references == null ? Map.of() : references;
    }

    /** Values of an attribute; empty where the image says nothing of it. */
    public List<String> attribute(String name) {
        return attributes.getOrDefault(name, List.of());
    }

    /** Values of a reference; empty where the image says nothing of it. */
    public List<String> reference(String name) {
        return references.getOrDefault(name, List.of());
    }

    /** First value of an attribute, if it has any. */
    public @Nullable String first(String name) {
        List<String> values = attribute(name);
        return values.isEmpty() ? null : values.getFirst();
    }

    /** Names this image, to see whether another is the same: {@value Digest#HASH_BYTES} bytes. */
    public byte[] hash() {
        return Digest.hash(this);
    }
}
