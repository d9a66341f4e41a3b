package io.isthmus.rules.value;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads the string form of distinguished names (RFC 4514) as far as rules need it. Anything is accepted: a string that
 * is no DN has components without a type.
 */
public final class DistinguishedName {

    private static final String SPECIAL = "\"+,;<>\\=";

    private DistinguishedName() {}

    /**
     * One relative distinguished name.
     *
     * @param raw as written
     * @param type of its first attribute, empty when there is no {@code =}
     * @param value of its first attribute, unescaped; control characters stay escaped ({@code \0A}), because that is how
     *     rules look for conflict objects
     */
    public record Component(String raw, String type, String value) {}

    /** The components from left to right. */
    public static List<Component> components(String dn) {
        List<Component> components = new ArrayList<>();
        for (String raw : split(dn, ',')) {
            components.add(component(stripped(raw)));
        }
        return components;
    }

    /** The leftmost component as written, {@code CN=Joe}. */
    public static String rdn(String dn) {
        int end = 0;
        boolean quoted = false;
        while (end < dn.length() && (quoted || dn.charAt(end) != ',' && dn.charAt(end) != ';')) {
            quoted ^= dn.charAt(end) == '"';
            end += dn.charAt(end) == '\\' ? 2 : 1;
        }
        return stripped(dn.substring(0, Math.min(end, dn.length())));
    }

    /** The DNS name that the {@code dc} components spell, empty when there are none (RFC 2247). */
    public static String domain(String dn) {
        StringBuilder domain = new StringBuilder();
        for (Component component : components(dn)) {
            if (component.type().equalsIgnoreCase("dc")) {
                domain.append(domain.isEmpty() ? "" : ".").append(component.value());
            }
        }
        return domain.toString();
    }

    /** The part of the DN that its {@code dc} components form, as written; empty when there are none. */
    public static String domainPart(String dn) {
        List<String> parts = new ArrayList<>();
        for (Component component : components(dn)) {
            if (component.type().equalsIgnoreCase("dc")) {
                parts.add(component.raw());
            }
        }
        return String.join(",", parts);
    }

    /** A form under which equal DNs are equal: types and values folded, spaces around separators dropped. */
    public static String normalized(String dn) {
        StringBuilder normal = new StringBuilder(dn.length());
        for (Component component : components(dn)) {
            if (!normal.isEmpty()) {
                normal.append(',');
            }
            normal.append(component.type().toLowerCase(Locale.ROOT))
                    .append('=')
                    .append(escape(component.value()).toLowerCase(Locale.ROOT));
        }
        return normal.toString();
    }

    /** Escapes one attribute value for use in a DN (RFC 4514, section 2.4). */
    public static String escape(String value) {
        StringBuilder escaped = new StringBuilder(value.length() + 8);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean outerSpace = c == ' ' && (i == 0 || i == value.length() - 1);
            if (c < ' ') {
                escaped.append(String.format(Locale.ROOT, "\\%02X", (int) c));
            } else if (outerSpace || c == '#' && i == 0 || SPECIAL.indexOf(c) >= 0) {
                escaped.append('\\').append(c);
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static Component component(String raw) {
        String first = split(raw, '+').getFirst();
        int equals = first.indexOf('=');
        if (equals < 0) {
            return new Component(raw, "", unescape(stripped(first)));
        }
        return new Component(raw, first.substring(0, equals).strip(), unescape(stripped(first.substring(equals + 1))));
    }

    /** Without the spaces around it; one that is escaped belongs to the value, as does any other white space. */
    private static String stripped(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ' && !isEscaped(text, end - 1)) {
            end--;
        }
        int start = 0;
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        return text.substring(start, end);
    }

    private static boolean isEscaped(String text, int at) {
        int backslashes = 0;
        while (at - backslashes > 0 && text.charAt(at - backslashes - 1) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == separator || c == ';' && separator == ',')) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static String unescape(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        StringBuilder plain = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\\' || i + 1 == value.length()) {
                plain.append(c);
            } else if (isHexPair(value, i + 1)) {
                i = unescapeHex(value, i, plain);
            } else {
                plain.append(value.charAt(++i));
            }
        }
        return plain.toString();
    }

    /** Reads a run of {@code \XX} pairs, which together are UTF-8; answers the index of its last character. */
    private static int unescapeHex(String value, int start, StringBuilder plain) {
        ByteBuffer bytes = ByteBuffer.allocate(value.length());
        int i = start;
        while (i < value.length() && value.charAt(i) == '\\' && isHexPair(value, i + 1)) {
            bytes.put((byte) Integer.parseInt(value.substring(i + 1, i + 3), 16));
            i += 3;
        }
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        text.codePoints().forEach(c -> {
            if (c < ' ') {
                plain.append(String.format(Locale.ROOT, "\\%02X", c));
            } else {
                plain.appendCodePoint(c);
            }
        });
        return i - 1;
    }

    private static boolean isHexPair(String value, int at) {
        return at + 1 < value.length()
                && Character.digit(value.charAt(at), 16) >= 0
                && Character.digit(value.charAt(at + 1), 16) >= 0;
    }
}
