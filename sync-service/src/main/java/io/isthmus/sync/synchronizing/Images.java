package io.isthmus.sync.synchronizing;

import io.isthmus.contracts.batches.DesiredObject;
import io.isthmus.sync.importing.Fingerprint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Desired images: which are equal, and where they say that they come from. */
final class Images {

    /** In the place of a fingerprint. */
    static final UUID ABSENT = new UUID(0, 0);

    private static final String BETWEEN = ": ";

    private Images() {}

    /** Equal for equal images, whichever run they are of. The same for a message that was sent and read again. */
    static UUID fingerprint(DesiredObject object) {
        Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(attributes(object));
        if (object.references() != null) {
            object.references().forEach((name, anchors) -> all.put("reference " + name, anchors));
        }
        return Fingerprint.of(object.targetAnchor(), object.objectType().name().toLowerCase(Locale.ROOT), all);
    }

    static Map<String, List<String>> attributes(DesiredObject object) {
        return object.attributes() == null ? Map.of() : object.attributes();
    }

    /** Of a connector space object, for people; {@link #connector} and {@link #dn} read it. */
    static String source(ConnectorSpaceObject object) {
        return object.connector() + BETWEEN + object.dn();
    }

    /** {@code null} when the source names none. */
    static String connector(String source) {
        int end = source == null ? -1 : source.indexOf(BETWEEN);
        return end < 0 ? null : source.substring(0, end);
    }

    static String dn(String source) {
        return source.substring(source.indexOf(BETWEEN) + BETWEEN.length());
    }
}
