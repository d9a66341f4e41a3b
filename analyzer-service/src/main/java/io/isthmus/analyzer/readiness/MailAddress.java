package io.isthmus.analyzer.readiness;

import java.util.List;

/**
 * An address {@code name@domain} as RFC 5322 (RFC 2822) writes it without quotes, which is all that synchronization accepts.
 * Every check is one pass over the text.
 */
final class MailAddress {

    private static final String LOCAL_SPECIAL = "!#$%&'*+/=?^_`{|}~-";
    private static final int MAXIMUM_LABEL_LENGTH = 63;

    private MailAddress() {}

    /**
     * Adds what is wrong with the parts.
     *
     * @param routed whether the domain is known to be good, whatever its last label
     */
    static void check(String address, TopLevelDomains domains, boolean routed, List<Flaw> flaws) {
        int at = address.indexOf('@');
        if (at <= 0 || at != address.lastIndexOf('@') || at == address.length() - 1) {
            flaws.add(new Flaw(DefectCode.FORMAT, "is not of the form name@domain"));
            return;
        }
        if (!local(address.substring(0, at))) {
            flaws.add(new Flaw(DefectCode.LOCALPART, "has a name before the @ that mail standards do not allow"));
        }
        String domain = address.substring(at + 1);
        if (!domain(domain)) {
            flaws.add(new Flaw(DefectCode.DOMAINPART, "has a domain that is no valid one: " + domain));
        } else if (!routed && !domains.routable(domain)) {
            flaws.add(new Flaw(
                    DefectCode.TOPLEVELDOMAIN, "has a domain that is not routable on the Internet: " + domain));
        }
    }

    /** A dot-atom: atoms joined by single dots. */
    private static boolean local(String local) {
        boolean atom = false;
        for (int i = 0; i < local.length(); i++) {
            char c = local.charAt(i);
            if (c == '.' && !atom || c != '.' && !atomic(c)) {
                return false;
            }
            atom = c != '.';
        }
        return atom;
    }

    private static boolean atomic(char c) {
        return alphanumeric(c) || LOCAL_SPECIAL.indexOf(c) >= 0;
    }

    private static boolean alphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    /** Labels of letters, digits and inner hyphens, each up to 63 characters (RFC 1035); a single one is judged by its route. */
    private static boolean domain(String domain) {
        int label = 0;
        char before = '.';
        for (int i = 0; i < domain.length(); i++) {
            char c = domain.charAt(i);
            boolean edge = before == '.';
            if (c == '.') {
                if (edge || before == '-') {
                    return false;
                }
                label = 0;
            } else if (!(alphanumeric(c) || c == '-' && !edge) || ++label > MAXIMUM_LABEL_LENGTH) {
                return false;
            }
            before = c;
        }
        return before != '.' && before != '-';
    }

    /** What stands after the last {@code @}; empty without one. */
    static String domainOf(String address) {
        int at = address.lastIndexOf('@');
        return at < 0 ? "" : address.substring(at + 1);
    }

    /** The address with a name whose dots stand alone and inside. */
    static String dotted(String address) {
        int at = address.lastIndexOf('@');
        if (at <= 0) {
            return address;
        }
        String local = address.substring(0, at).replaceAll("\\.{2,}", ".");
        return local.replaceAll("^\\.|\\.$", "") + address.substring(at);
    }
}
