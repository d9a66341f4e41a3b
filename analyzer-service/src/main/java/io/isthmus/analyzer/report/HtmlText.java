package io.isthmus.analyzer.report;

/** Text on its way into a page: what an export says is never markup. */
final class HtmlText {

    private HtmlText() {}

    static String escaped(Object value) {
        if (value == null) {
            return "unknown";
        }
        StringBuilder safe = new StringBuilder();
        value.toString().codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(c < ' ' ? ' ' : c);
            }
        });
        return safe.toString();
    }
}
