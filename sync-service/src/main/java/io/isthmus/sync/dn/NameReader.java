package io.isthmus.sync.dn;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads one name by RFC 4514, and by RFC 2253 what older tools wrote (quotes, semicolons, spaces). */
final class NameReader {

    private static final String ESCAPED = ",+\"\\<>;=";

    private final String text;
    private int at;

    NameReader(String text) {
        this.text = text;
    }

    List<String> rdns() {
        List<String> rdns = new ArrayList<>();
        skipSpaces();
        if (at == text.length()) {
            return rdns;
        }
        while (true) {
            rdns.add(rdn());
            if (at == text.length()) {
                return rdns;
            }
            at++;
        }
    }

    private String rdn() {
        String first = part();
        if (at == text.length() || text.charAt(at) != '+') {
            return first;
        }
        List<String> parts = new ArrayList<>(List.of(first));
        while (at < text.length() && text.charAt(at) == '+') {
            at++;
            parts.add(part());
        }
        parts.sort(null);
        return String.join("+", parts);
    }

    private String part() {
        skipSpaces();
        int start = at;
        while (at < text.length() && text.charAt(at) != '=') {
            char c = text.charAt(at);
            if (c == ',' || c == '+' || c == ';' || c == '\\' || c == '"') {
                throw malformed("expected '=' before '" + c + "'");
            }
            at++;
        }
        String type = text.substring(start, at).strip().toLowerCase(Locale.ROOT);
        if (at == text.length() || type.isEmpty()) {
            throw malformed("expected type=value");
        }
        at++;
        skipSpaces();
        String value = at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
        return type + '=' + escape(value);
    }

    private String quoted() {
        at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            character(value);
        }
        if (at == text.length()) {
            throw malformed("missing closing quote");
        }
        at++;
        skipSpaces();
        if (at < text.length() && !endsPart(text.charAt(at))) {
            throw malformed("text after a quoted value");
        }
        return normal(value.toString());
    }

    private String plain() {
        StringBuilder value = new StringBuilder();
        while (at < text.length() && !endsPart(text.charAt(at))) {
            if (text.charAt(at) == '"') {
                throw malformed("quote inside a value");
            }
            character(value);
        }
        return normal(value.toString());
    }

    private void character(StringBuilder value) {
        char c = text.charAt(at);
        if (c != '\\') {
            value.append(c);
            at++;
            return;
        }
        if (at + 1 == text.length()) {
            throw malformed("nothing after the escape");
        }
        if (isHexPair(at + 1)) {
            value.append(hexBytes());
        } else {
            value.append(text.charAt(at + 1));
            at += 2;
        }
    }

    /** A run of {@code \C3\A9} pairs is UTF-8 and must be decoded together. */
    private String hexBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (at + 2 < text.length() && text.charAt(at) == '\\' && isHexPair(at + 1)) {
            bytes.write(Integer.parseInt(text, at + 1, at + 3, 16));
            at += 3;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private boolean isHexPair(int from) {
        return from + 1 < text.length()
                && Character.digit(text.charAt(from), 16) >= 0
                && Character.digit(text.charAt(from + 1), 16) >= 0;
    }

    private static boolean endsPart(char c) {
        return c == ',' || c == ';' || c == '+';
    }

    private static String normal(String raw) {
        String value = isAscii(raw) ? raw : folded(raw);
        StringBuilder normal = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != ' ') {
                normal.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
            } else if (!normal.isEmpty() && normal.charAt(normal.length() - 1) != ' ') {
                normal.append(' ');
            }
        }
        if (!normal.isEmpty() && normal.charAt(normal.length() - 1) == ' ') {
            normal.setLength(normal.length() - 1);
        }
        return normal.toString();
    }

    private static boolean isAscii(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    private static String folded(CharSequence value) {
        String composed = Normalizer.normalize(value, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(composed, Normalizer.Form.NFKC);
    }

    private static String escape(String value) {
        StringBuilder escaped = null;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean special = ESCAPED.indexOf(c) >= 0;
            if (special && escaped == null) {
                escaped = new StringBuilder(value.length() + 8).append(value, 0, i);
            }
            if (escaped != null) {
                (special ? escaped.append('\\') : escaped).append(c);
            }
        }
        return escaped == null ? value : escaped.toString();
    }

    private void skipSpaces() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private MalformedName malformed(String why) {
        return new MalformedName(text, at, why);
    }
}
