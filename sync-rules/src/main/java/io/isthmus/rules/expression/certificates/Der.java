package io.isthmus.rules.expression.certificates;

import java.util.Arrays;

/**
 * Walks through DER (X.690), as far as certificates need it. What is no DER has the tag 0 and nothing inside; nothing
 * throws.
 *
 * @param bytes the element and whatever follows it
 */
record Der(byte[] bytes) {

    static final int OBJECT_IDENTIFIER = 0x06;
    static final int UTF8_STRING = 0x0C;
    private static final int CONSTRUCTED = 0x20;

    int tag() {
        return bytes.length < 2 ? 0 : bytes[0] & 0xFF;
    }

    boolean isConstructed() {
        return (tag() & CONSTRUCTED) != 0;
    }

    /** What the element holds. */
    byte[] content() {
        return Arrays.copyOfRange(bytes, contentStart(), contentEnd());
    }

    /** The element's first part. */
    Der inside() {
        return new Der(content());
    }

    /** The element after this one. */
    Der next() {
        return new Der(Arrays.copyOfRange(bytes, contentEnd(), bytes.length));
    }

    /** The element alone, with tag and length. */
    byte[] encoded() {
        return Arrays.copyOf(bytes, contentEnd());
    }

    boolean startsWith(byte[] prefix) {
        return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    private int contentStart() {
        if (bytes.length < 2) {
            return bytes.length;
        }
        int lengthBytes = bytes[1] < 0 ? bytes[1] & 0x7F : 0;
        return Math.min(2 + lengthBytes, bytes.length);
    }

    private int contentEnd() {
        int start = contentStart();
        long length = 0;
        if (bytes.length >= 2 && bytes[1] >= 0) {
            length = bytes[1];
        }
        for (int i = 2; i < start; i++) {
            length = Math.min(length << 8 | bytes[i] & 0xFF, Integer.MAX_VALUE);
        }
        return (int) Math.min(start + length, bytes.length);
    }
}
