package io.isthmus.analyzer.readiness;

import java.util.ArrayList;
import java.util.List;

/** mail: an RFC 5322 address below a routable domain, without white space, at most 256 characters. */
record MailRule(CheckScope scope) implements ValueRule {

    private static final int MAXIMUM_LENGTH = 256;

    @Override
    public List<Flaw> flaws(String value) {
        List<Flaw> flaws = new ArrayList<>();
        Characters.check(value, Characters::blankOrControl, flaws);
        String address = Characters.without(value, Characters::blankOrControl);
        MailAddress.check(address, scope.topLevelDomains(), scope.verified(MailAddress.domainOf(address)), flaws);
        Characters.length(value, MAXIMUM_LENGTH, "the address", flaws);
        return flaws;
    }

    @Override
    public String better(String value) {
        return MailAddress.dotted(Characters.without(Characters.plain(value), Characters::blankOrControl));
    }
}
