package io.isthmus.cli.terminal;

/**
 * Text of a directory, a provider or a service as a person may safely see it. What would move the cursor, change colours, forge a line or turn the
 * direction of writing is shown as an escape, {@code \\u001b}, not sent to the terminal; everything else stays as it is. The escapes are
 * those of JSON, so that JSON stays the same document.
 */
public final class Visible {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Visible() {}

    /** On one line, whatever is in it. */
    public static String line(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (point) {
                case '\n' -> shown.append("\\n");
                case '\r' -> shown.append("\\r");
                default -> append(shown, point);
            }
        });
        return shown.toString();
    }

    /** On several lines, of which only the first begins where ours do: {@code the log ends with:} and the log. */
    public static String block(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.lines()
                .forEach(line -> shown.append(shown.isEmpty() ? "" : "\n    ").append(line(line)));
        return shown.toString();
    }

    /** A document with lines of its own: JSON, CSV. */
    public static String document(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            boolean lineEnd = point == '\n' || point == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (lineEnd) {
                shown.appendCodePoint(point);
            } else {
                append(shown, point);
            }
            i += Character.charCount(point);
        }
        return shown.toString();
    }

    /** Whether a terminal or an editor could take it for an order instead of showing it. */
    static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point != '\t';
            // joiners shape the letters of some languages and order nothing
            case Character.FORMAT -> point != ZERO_WIDTH_NON_JOINER && point != ZERO_WIDTH_JOINER;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static void append(StringBuilder shown, int point) {
        if (!isHidden(point)) {
            shown.appendCodePoint(point);
            return;
        }
        for (char unit : Character.toChars(point)) {
            shown.append("\\u%04x".formatted((int) unit));
        }
    }
}
