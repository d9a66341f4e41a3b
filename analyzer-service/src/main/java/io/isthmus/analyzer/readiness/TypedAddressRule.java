package io.isthmus.analyzer.readiness;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A value of proxyAddresses or targetAddress: {@code type:address}, SMTP where no type is given; at most 256 characters.
 *
 * <pre>
 * type   | checked
 * smtp   | white space &lt; &gt; ( ) ; , [ ] " (targetAddress: also \), address of RFC 5322, routable domain
 * others | control characters only: X.500 and X.400 addresses rightly hold the others
 * </pre>
 */
record TypedAddressRule(CheckScope scope, boolean target) implements ValueRule {

    private static final IntPredicate PROXY =
            Characters.anyOf("<>();,[]\"").or(Characters::blankOrControl).or(Characters::notAscii);
    private static final IntPredicate TARGET = Characters.anyOf("\\").or(PROXY);
    private static final int MAXIMUM_LENGTH = 256;
    private static final int MAXIMUM_TYPE_LENGTH = 10;

    @Override
    public List<Flaw> flaws(String value) {
        List<Flaw> flaws = new ArrayList<>();
        if (isSmtp(value)) {
            Characters.check(address(value), invalid(), flaws);
            String clean = Characters.without(address(value), invalid());
            MailAddress.check(clean, scope.topLevelDomains(), scope.verified(MailAddress.domainOf(clean)), flaws);
        } else {
            Characters.check(value, Character::isISOControl, flaws);
        }
        Characters.length(value, MAXIMUM_LENGTH, "the value", flaws);
        return flaws;
    }

    @Override
    public String better(String value) {
        if (!isSmtp(value)) {
            return Characters.without(value, Character::isISOControl);
        }
        String type = value.substring(0, value.length() - address(value).length());
        return type.strip() + MailAddress.dotted(Characters.without(Characters.plain(address(value)), invalid()));
    }

    private IntPredicate invalid() {
        return target ? TARGET : PROXY;
    }

    static boolean isSmtp(String value) {
        return value.regionMatches(true, 0, "smtp:", 0, "smtp:".length()) || !hasType(value);
    }

    /** The address without its type. */
    static String address(String value) {
        return hasType(value) ? value.substring(value.indexOf(':') + 1) : value;
    }

    /** Letters, digits and spaces before a colon; later colons belong to the address. */
    private static boolean hasType(String value) {
        int colon = value.indexOf(':');
        return colon > 0
                && colon <= MAXIMUM_TYPE_LENGTH
                && value.substring(0, colon).chars().allMatch(c -> Character.isLetterOrDigit(c) || c == ' ');
    }
}
