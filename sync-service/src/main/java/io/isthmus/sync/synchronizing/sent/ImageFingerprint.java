package io.isthmus.sync.synchronizing.sent;

import io.isthmus.contracts.batches.DesiredObject;
import io.isthmus.sync.content.ContentFingerprint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Which desired images are equal. */
public final class ImageFingerprint {

    /** In the place of a fingerprint. */
    public static final UUID ABSENT = new UUID(0, 0);

    private ImageFingerprint() {}

    /** Equal for equal images, whichever run they are of. The same for a message that was sent and read again. */
    public static UUID of(DesiredObject object) {
        Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(attributes(object));
        if (object.references() != null) {
            object.references().forEach((name, anchors) -> all.put("reference " + name, anchors));
        }
        return ContentFingerprint.of(
                object.targetAnchor(), object.objectType().name().toLowerCase(Locale.ROOT), all);
    }

    static Map<String, List<String>> attributes(DesiredObject object) {
        return object.attributes() == null ? Map.of() : object.attributes();
    }
}
