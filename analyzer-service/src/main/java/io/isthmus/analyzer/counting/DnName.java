package io.isthmus.analyzer.counting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Distinguished names as far as filtering needs them (RFC 4514): compared without regard to case, to spaces around
 * separators, and to how a character is escaped.
 */
final class DnName {

    private DnName() {}

    /** One comparable text for each relative name, the object's own first; empty for the empty DN. */
    static List<String> parts(String dn) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < dn.length(); i++) {
            char c = dn.charAt(i);
            if (c == '\\' && i + 1 < dn.length()) {
                i = unescape(dn, i, part);
            } else if (c == ',' || c == ';') {
                parts.add(comparable(part));
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        if (!part.isEmpty() || !parts.isEmpty()) {
            parts.add(comparable(part));
        }
        return parts;
    }

    /** A separator inside a value is kept apart from a real one by the escape character before it. */
    private static int unescape(String dn, int backslash, StringBuilder part) {
        int high = Character.digit(dn.charAt(backslash + 1), 16);
        int low = backslash + 2 < dn.length() ? Character.digit(dn.charAt(backslash + 2), 16) : -1;
        if (high >= 0 && low >= 0) {
            part.append('\\').append((char) (high * 16 + low));
            return backslash + 2;
        }
        part.append('\\').append(dn.charAt(backslash + 1));
        return backslash + 1;
    }

    private static String comparable(StringBuilder part) {
        String text = part.toString().strip().toLowerCase(Locale.ROOT);
        int equals = text.indexOf('=');
        return equals < 0
                ? text
                : text.substring(0, equals).strip() + "="
                        + text.substring(equals + 1).strip();
    }
}
