package io.isthmus.analyzer.readiness;

import java.util.ArrayList;
import java.util.List;

/** displayName: at most 256 characters, no white space at either end, no control characters. */
record DisplayNameRule() implements ValueRule {

    private static final int MAXIMUM_LENGTH = 256;

    @Override
    public List<Flaw> flaws(String value) {
        List<Flaw> flaws = new ArrayList<>();
        Characters.check(value, Character::isISOControl, flaws);
        if (!value.equals(trimmed(value))) {
            flaws.add(new Flaw(DefectCode.CHARACTER, "begins or ends with white space"));
        }
        Characters.length(value, MAXIMUM_LENGTH, "the name", flaws);
        return flaws;
    }

    @Override
    public String better(String value) {
        return trimmed(Characters.cut(trimmed(Characters.without(value, Character::isISOControl)), MAXIMUM_LENGTH));
    }

    private static String trimmed(String value) {
        int start = 0;
        int end = value.length();
        while (start < end && Characters.blankOrControl(value.charAt(start))) {
            start++;
        }
        while (end > start && Characters.blankOrControl(value.charAt(end - 1))) {
            end--;
        }
        return value.substring(start, end);
    }
}
