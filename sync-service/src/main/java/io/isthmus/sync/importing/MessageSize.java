package io.isthmus.sync.importing;

import java.util.List;

/** Whether an object fits into a message. Pure. */
final class MessageSize {

    /** Kafka refuses messages above 1 MB; the rest is room for the envelope. */
    private static final int MAX_CONTENT_BYTES = 950_000;

    /** Below this many characters no encoding can reach the limit. */
    private static final int SURELY_SMALL_CHARS = MAX_CONTENT_BYTES / 6;

    private MessageSize() {}

    static boolean exceeds(SourceEntry entry) {
        long chars = 0;
        for (List<String> values : entry.attributes().values()) {
            for (String value : values) {
                chars += value.length() + 3L;
            }
        }
        return chars > SURELY_SMALL_CHARS && bytes(entry) > MAX_CONTENT_BYTES;
    }

    private static long bytes(SourceEntry entry) {
        return entry.attributes().values().stream()
                .flatMap(List::stream)
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

    static SourceItem.Faulty tooLarge(SourceEntry entry) {
        return new SourceItem.Faulty(
                entry.anchor(),
                entry.dn(),
                "OBJECT_TOO_LARGE",
                "its attributes have more than " + MAX_CONTENT_BYTES + " bytes, more than one message can carry",
                "Shorten or remove its largest attribute (often a photo or certificates).");
    }
}
