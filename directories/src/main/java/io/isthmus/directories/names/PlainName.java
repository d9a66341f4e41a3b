package io.isthmus.directories.names;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fast way for names that need no more than lower case: ASCII, no escape, no quote, one part in each RDN, no space
 * that could be insignificant. Imports normalize every member of every group, and nearly all are spelled so.
 */
final class PlainName {

    private PlainName() {}

    /** Nothing where the name has to be read in full, or is none. */
    static @Nullable String normalized(String text) {
        int length = text.length();
        char[] upper = null;
        boolean inValue = false;
        char before = ',';
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (!(inValue ? isPlainInValue(c, before) : isPlainInType(c, before))) {
                return null;
            }
            if (c >= 'A' && c <= 'Z') {
                upper = upper == null ? text.toCharArray() : upper;
                upper[i] = (char) (c + ('a' - 'A'));
            }
            inValue = inValue ? c != ',' : c == '=';
            before = c;
        }
        if (!inValue || before == ' ') {
            return null;
        }
        return upper == null ? text : new String(upper);
    }

    /** A type that begins with a digit is a number, for which a name may stand. */
    private static boolean isPlainInType(char c, char before) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || before != ',' && (c >= '0' && c <= '9' || c == '-' || c == '=');
    }

    private static boolean isPlainInValue(char c, char before) {
        return switch (c) {
            case '"', '#', '+', ';', '<', '=', '>', '\\' -> false;
            case ' ' -> before != ' ' && before != '=';
            case ',' -> before != ' ';
            default -> c > ' ' && c < 128;
        };
    }

    /** @param normal of {@link #normalized} */
    static List<String> rdns(String normal) {
        List<String> rdns = new ArrayList<>(8);
        int start = 0;
        for (int comma = normal.indexOf(','); comma >= 0; comma = normal.indexOf(',', start)) {
            rdns.add(normal.substring(start, comma));
            start = comma + 1;
        }
        rdns.add(normal.substring(start));
        return rdns;
    }
}
