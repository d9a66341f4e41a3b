package io.isthmus.directories.names;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A value written as {@code #} and the pairs of its BER encoding (RFC 4514, section 2.4). Where that encodes a text, it is
 * equal to the text; anything else is equal to the same bytes only. A {@code #} that is not followed by pairs alone is a
 * character of a value: tools that do not escape it are older than RFC 4514.
 */
final class EncodedValue {

    private static final int OCTET_STRING = 0x04;
    private static final int UTF8_STRING = 0x0C;
    private static final int NUMERIC_STRING = 0x12;
    private static final int PRINTABLE_STRING = 0x13;
    private static final int IA5_STRING = 0x16;
    private static final int BMP_STRING = 0x1E;

    private EncodedValue() {}

    static boolean is(Span value) {
        int digits = value.to() - value.from() - 1;
        if (digits < 2 || digits % 2 != 0 || value.first() != '#') {
            return false;
        }
        for (int at = value.from() + 1; at < value.to(); at++) {
            if (Character.digit(value.text().charAt(at), 16) < 0 || value.text().charAt(at) >= 128) {
                return false;
            }
        }
        return true;
    }

    /** @throws MalformedName when the bytes are no BER */
    static String normalForm(Span value) {
        String digits = value.toString().substring(1).toLowerCase(Locale.ROOT);
        ByteBuffer encoded = ByteBuffer.wrap(HexFormat.of().parseHex(digits));
        int tag = encoded.get() & 0xFF;
        if (length(encoded) != encoded.remaining()) {
            throw RdnReader.malformed(value, value.from(), "an encoded value whose length is not that of its bytes");
        }
        return switch (tag) {
            case OCTET_STRING, UTF8_STRING, NUMERIC_STRING, PRINTABLE_STRING, IA5_STRING ->
                ValueText.normalForm(ValueText.decoded(encoded));
            case BMP_STRING ->
                ValueText.normalForm(StandardCharsets.UTF_16BE.decode(encoded).toString());
            default -> '#' + digits;
        };
    }

    /** BER's definite length: below 128 itself, else the number of bytes that hold it; {@code -1} for what is none. */
    private static long length(ByteBuffer encoded) {
        if (!encoded.hasRemaining()) {
            return -1;
        }
        int first = encoded.get() & 0xFF;
        if (first < 0x80) {
            return first;
        }
        int bytes = first & 0x7F;
        if (bytes == 0 || bytes > 4 || bytes > encoded.remaining()) {
            return -1;
        }
        long length = 0;
        for (int i = 0; i < bytes; i++) {
            length = length << 8 | encoded.get() & 0xFF;
        }
        return length;
    }
}
