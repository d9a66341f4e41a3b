package io.isthmus.analyzer.readiness;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** sAMAccountName of users: at most 20 characters, none of {@code [ \ " | , / : < > + = ; ? * ]} nor control characters. */
record AccountNameRule() implements ValueRule {

    private static final IntPredicate INVALID =
            Characters.anyOf("[\\\"|,/:<>+=;?*]").or(Character::isISOControl);
    private static final int MAXIMUM_LENGTH = 20;

    @Override
    public List<Flaw> flaws(String value) {
        List<Flaw> flaws = new ArrayList<>();
        Characters.check(value, INVALID, flaws);
        Characters.length(value, MAXIMUM_LENGTH, "the account name", flaws);
        return flaws;
    }

    @Override
    public String better(String value) {
        return Characters.cut(Characters.without(value, INVALID), MAXIMUM_LENGTH);
    }
}
