package io.isthmus.rules.rule;

import java.util.OptionalLong;

/** Reads the masks of {@code ISBITSET}: decimal, or hexadecimal after {@code &H} or {@code 0x}. */
public final class BitMask {

    private BitMask() {}

    public static OptionalLong read(String text) {
        String trimmed = text.strip();
        boolean hexadecimal = trimmed.regionMatches(true, 0, "&H", 0, 2) || trimmed.regionMatches(true, 0, "0x", 0, 2);
        try {
            return OptionalLong.of(
                    hexadecimal ? Long.parseUnsignedLong(trimmed.substring(2), 16) : Long.parseLong(trimmed));
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }
}
