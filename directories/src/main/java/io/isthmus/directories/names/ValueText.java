package io.isthmus.directories.names;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/**
 * The text of one value: out of its escapes, folded, and into them again (RFC 4514, sections 2.4 and 3).
 *
 * <p>A byte that is no part of UTF-8 is held as a lone low surrogate, which no text from a directory contains: so two
 * values of other bytes are never taken for one.
 */
final class ValueText {

    private static final String ESCAPED = ",+\"\\<>;=";
    private static final char LONE_BYTE = 0xDC00;

    private ValueText() {}

    /** @param controls whether escaped control characters stay as they are ({@code \0A}) */
    static String unescaped(Span value, boolean controls) {
        if (value.indexOf('\\') < 0) {
            return value.toString();
        }
        StringBuilder plain = new StringBuilder(value.to() - value.from());
        int at = value.from();
        while (at < value.to()) {
            if (isHexPair(value, at)) {
                at = hexPairs(value, at, plain, controls);
            } else {
                at += value.text().charAt(at) == '\\' && at + 1 < value.to() ? 1 : 0;
                plain.append(value.text().charAt(at++));
            }
        }
        return plain.toString();
    }

    /** A run of pairs is UTF-8 and must be decoded together: {@code \C3\A9} is one character. */
    private static int hexPairs(Span value, int start, StringBuilder plain, boolean controls) {
        ByteBuffer bytes = ByteBuffer.allocate((value.to() - start) / 3);
        int at = start;
        while (isHexPair(value, at)) {
            bytes.put((byte) Integer.parseInt(value.text(), at + 1, at + 3, 16));
            at += 3;
        }
        String decoded = decoded(bytes.flip());
        for (int i = 0; i < decoded.length(); i++) {
            char c = decoded.charAt(i);
            if (controls && c < ' ') {
                plain.append(hexPair(c));
            } else {
                plain.append(c);
            }
        }
        return at;
    }

    private static boolean isHexPair(Span value, int at) {
        return at + 2 < value.to()
                && value.text().charAt(at) == '\\'
                && Character.digit(value.text().charAt(at + 1), 16) >= 0
                && Character.digit(value.text().charAt(at + 2), 16) >= 0;
    }

    static String decoded(ByteBuffer bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.remaining());
        for (CoderResult result = decoder.decode(bytes, text, true);
                result.isMalformed();
                result = decoder.decode(bytes, text, true)) {
            for (int i = 0; i < result.length(); i++) {
                text.put((char) (LONE_BYTE + (bytes.get() & 0xFF)));
            }
        }
        return text.flip().toString();
    }

    /** Folded, insignificant spaces removed, escaped where it must be. */
    static String normalForm(String raw) {
        return escapedForEquality(spaced(isAscii(raw) ? raw : folded(raw)));
    }

    private static String spaced(String value) {
        StringBuilder spaced = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != ' ') {
                spaced.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
            } else if (!spaced.isEmpty() && spaced.charAt(spaced.length() - 1) != ' ') {
                spaced.append(' ');
            }
        }
        if (!spaced.isEmpty() && spaced.charAt(spaced.length() - 1) == ' ') {
            spaced.setLength(spaced.length() - 1);
        }
        return spaced.toString();
    }

    private static boolean isAscii(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    private static String folded(String value) {
        String composed = Normalizer.normalize(value, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(composed, Normalizer.Form.NFKC);
    }

    private static String escapedForEquality(String value) {
        if (needsNoEscape(value)) {
            return value;
        }
        StringBuilder escaped = new StringBuilder(value.length() + 8);
        if (EncodedValue.is(Span.of(value))) {
            escaped.append('\\');
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0 || c >= LONE_BYTE + 0x80 && c <= LONE_BYTE + 0xFF && isAlone(value, i)) {
                escaped.append(hexPair(c & 0xFF).toLowerCase(Locale.ROOT));
            } else {
                (ESCAPED.indexOf(c) >= 0 ? escaped.append('\\') : escaped).append(c);
            }
        }
        return escaped.toString();
    }

    private static boolean needsNoEscape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0 || c == '#' || c >= LONE_BYTE && c <= LONE_BYTE + 0xFF || ESCAPED.indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlone(String value, int at) {
        return at == 0 || !Character.isHighSurrogate(value.charAt(at - 1));
    }

    /** For use as a value in a name that directories and people read (RFC 4514, section 2.4). */
    static String escaped(String value) {
        StringBuilder escaped = new StringBuilder(value.length() + 8);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean outerSpace = c == ' ' && (i == 0 || i == value.length() - 1);
            if (c < ' ') {
                escaped.append(hexPair(c));
            } else if (outerSpace || c == '#' && i == 0 || ESCAPED.indexOf(c) >= 0) {
                escaped.append('\\').append(c);
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static String hexPair(int b) {
        return String.format(Locale.ROOT, "\\%02X", b);
    }
}
