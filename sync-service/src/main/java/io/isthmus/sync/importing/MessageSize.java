package io.isthmus.sync.importing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How much of a message an object takes. Pure. */
final class MessageSize {

    /** Kafka refuses messages above 1 MB; the rest is room for the envelope. */
    static final int MAX_CONTENT_BYTES = 950_000;

    /** Below this many characters no encoding can reach the limit. */
    private static final int SURELY_SMALL_CHARS = MAX_CONTENT_BYTES / 6;

    private MessageSize() {}

    static boolean exceeds(Map<String, List<String>> attributes) {
        long chars = 0;
        for (List<String> values : attributes.values()) {
            for (String value : values) {
                chars += value.length() + 3L;
            }
        }
        return chars > SURELY_SMALL_CHARS && bytes(attributes) > MAX_CONTENT_BYTES;
    }

    /** The attribute that takes most; of several, the first by name. */
    static String largest(Map<String, List<String>> attributes) {
        String largest = "";
        long most = -1;
        for (Map.Entry<String, List<String>> each : new TreeMap<>(attributes).entrySet()) {
            long bytes = bytes(each.getValue());
            if (bytes > most) {
                most = bytes;
                largest = each.getKey();
            }
        }
        return largest;
    }

    private static long bytes(Map<String, List<String>> attributes) {
        return attributes.values().stream().mapToLong(MessageSize::bytes).sum();
    }

    static long bytes(List<String> values) {
        return values.stream()
                .mapToLong(value ->
                        3 + value.chars().mapToLong(MessageSize::jsonBytes).sum())
                .sum();
    }

    private static long jsonBytes(int c) {
        if (c < ' ') {
            return 6;
        }
        if (c == '"' || c == '\\') {
            return 2;
        }
        return c < 0x80 ? 1 : 3;
    }
}
