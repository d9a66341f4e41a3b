package io.isthmus.analyzer.readiness;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Characters that a value must not hold. */
final class Characters {

    /** Letters that no decomposition turns into ASCII. */
    private static final Map<String, String> LETTERS =
            Map.of("ß", "ss", "æ", "ae", "Æ", "AE", "œ", "oe", "Œ", "OE", "ø", "o", "Ø", "O", "ł", "l", "Ł", "L");

    private static final int SHOWN = 5;
    private static final int LAST_ASCII = 0x7E;

    private Characters() {}

    static IntPredicate anyOf(String listed) {
        return c -> listed.indexOf(c) >= 0;
    }

    static boolean blankOrControl(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }

    static boolean notAscii(int c) {
        return c > LAST_ASCII;
    }

    /** Adds a flaw that names the characters. */
    static void check(String value, IntPredicate invalid, List<Flaw> flaws) {
        String found = value.codePoints()
                .filter(invalid)
                .distinct()
                .limit(SHOWN)
                .mapToObj(Characters::shown)
                .collect(Collectors.joining(" "));
        if (!found.isEmpty()) {
            flaws.add(new Flaw(DefectCode.CHARACTER, "holds characters that are not allowed: " + found));
        }
    }

    private static String shown(int c) {
        return blankOrControl(c) || !Character.isDefined(c)
                ? "U+%04X".formatted(c)
                : new StringBuilder().appendCodePoint(c).toString();
    }

    static String without(String value, IntPredicate invalid) {
        return value.codePoints()
                .filter(invalid.negate())
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Letters with diacritics become plain ones; what cannot is kept. */
    static String plain(String value) {
        String text = value;
        for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
            text = text.replace(letter.getKey(), letter.getValue());
        }
        return Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    }

    /** Adds a flaw beyond so many characters (UTF-16 units, as directories count). */
    static void length(String value, int maximum, String what, List<Flaw> flaws) {
        if (value.length() > maximum) {
            flaws.add(new Flaw(
                    DefectCode.LENGTH,
                    what + " has " + value.length() + " characters, at most " + maximum + " are allowed"));
        }
    }

    static String cut(String value, int maximum) {
        if (value.length() <= maximum) {
            return value;
        }
        int end = Character.isHighSurrogate(value.charAt(maximum - 1)) ? maximum - 1 : maximum;
        return value.substring(0, end);
    }
}
