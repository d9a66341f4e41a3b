package io.isthmus.analyzer.readiness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * userPrincipalName: at most 64 characters, {@code @}, at most 48, together at most 113; ASCII, without white space and
 * {@code \ % & * + / = ? { } | < > ( ) ; : , [ ] "}; below a routable domain. The apostrophe, which IdFix's program refuses,
 * is allowed by both documents.
 */
record SignInNameRule(CheckScope scope) implements ValueRule {

    private static final IntPredicate LISTED = Characters.anyOf("\\%&*+/=?{}|<>();:,[]\"");
    private static final IntPredicate INVALID =
            LISTED.or(Characters::blankOrControl).or(Characters::notAscii);
    private static final int MAXIMUM_LENGTH = 113;
    private static final int MAXIMUM_NAME_LENGTH = 64;
    private static final int MAXIMUM_DOMAIN_LENGTH = 48;

    @Override
    public List<Flaw> flaws(String value) {
        List<Flaw> flaws = new ArrayList<>();
        Characters.check(value, INVALID, flaws);
        String domain = MailAddress.domainOf(value);
        boolean verified = scope.verified(domain);
        MailAddress.check(Characters.without(value, INVALID), scope.topLevelDomains(), verified, flaws);
        Characters.length(value, MAXIMUM_LENGTH, "the whole", flaws);
        if (!domain.isEmpty()) {
            String name = value.substring(0, value.length() - domain.length() - 1);
            Characters.length(name, MAXIMUM_NAME_LENGTH, "the name before the @", flaws);
            Characters.length(domain, MAXIMUM_DOMAIN_LENGTH, "the domain", flaws);
        }
        return flaws;
    }

    /** Where verified domains are known, the first of them takes the place of one that is not routable. */
    @Override
    public @Nullable String better(String value) {
        String plain = MailAddress.dotted(Characters.without(Characters.plain(value), INVALID));
        int at = plain.lastIndexOf('@');
        if (at <= 0) {
            return null;
        }
        String name =
                Characters.cut(plain.substring(0, at), MAXIMUM_NAME_LENGTH).replaceAll("\\.$", "");
        String domain = plain.substring(at + 1).toLowerCase(Locale.ROOT);
        boolean unroutable = !scope.verified(domain) && !scope.topLevelDomains().routable(domain);
        return name + "@" + (unroutable && scope.preferredDomain() != null ? scope.preferredDomain() : domain);
    }
}
