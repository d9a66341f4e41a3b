package io.isthmus.analyzer.readiness;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** mailNickname: at most 64 characters, none of {@code \ ! # $ % & * + / = ? ^ ` { } | ~ < > ( ) ' ; : , [ ] " @} nor white space, no period at either end. */
record NicknameRule() implements ValueRule {

    private static final IntPredicate INVALID =
            Characters.anyOf("\\!#$%&*+/=?^`{}|~<>()';:,[]\"@").or(Characters::blankOrControl);
    private static final int MAXIMUM_LENGTH = 64;

    @Override
    public List<Flaw> flaws(String value) {
        List<Flaw> flaws = new ArrayList<>();
        Characters.check(value, INVALID, flaws);
        if (value.startsWith(".") || value.endsWith(".")) {
            flaws.add(new Flaw(DefectCode.FORMAT, "begins or ends with a period"));
        }
        Characters.length(value, MAXIMUM_LENGTH, "the alias", flaws);
        return flaws;
    }

    @Override
    public String better(String value) {
        String clean = Characters.without(value, INVALID).replaceAll("^\\.+", "");
        return Characters.cut(clean, MAXIMUM_LENGTH).replaceAll("\\.+$", "");
    }
}
