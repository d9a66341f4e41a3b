package io.isthmus.directories.names;

import java.util.List;
import java.util.Locale;

/**
 * A distinguished name in normal form, so that two spellings of one name are equal.
 *
 * <p>Normal form: types and values in lower case, the types of RFC 4514, section 3, by their names, insignificant spaces
 * removed (RFC 4518, section 2.6.1), Unicode in NFKC, escapes only where RFC 4514 asks for them, the parts of a
 * multi-valued RDN sorted, an encoded value ({@code #04024869}) as the text that it encodes. All naming attributes are
 * taken as case-insensitive, as every directory in practice does. The normal form is a name itself, and is kept in
 * databases: a change of it needs a migration of them.
 *
 * @param rdns normalized relative names, the leaf first; empty for the root
 */
public record DistinguishedName(List<String> rdns) {

    public DistinguishedName {
        rdns = List.copyOf(rdns);
    }

    /**
     * Reads a name by RFC 4514, and by RFC 2253 what older tools wrote (quotes, semicolons, spaces).
     *
     * @throws MalformedName when the text is no name
     */
    public static DistinguishedName parse(String text) {
        String normal = PlainName.normalized(text);
        return new DistinguishedName(normal == null ? RdnReader.rdns(text) : PlainName.rdns(normal));
    }

    /**
     * The normal form of whatever a directory gave as a DN. A value that is none (a reference attribute may hold
     * anything) stands for itself, trimmed and in lower case, and will simply resolve to nothing.
     */
    public static String normalize(String text) {
        String normal = PlainName.normalized(text);
        if (normal != null) {
            return normal;
        }
        try {
            return String.join(",", RdnReader.rdns(text));
        } catch (MalformedName e) {
            return text.strip().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether two texts spell the same name. Texts that are no names are compared without regard to case. */
    public static boolean same(String one, String other) {
        return one.equals(other) || normalize(one).equals(normalize(other));
    }

    /** Whether this name is {@code other} or lies below it. */
    public boolean isAtOrUnder(DistinguishedName other) {
        int above = rdns.size() - other.rdns.size();
        return above >= 0 && rdns.subList(above, rdns.size()).equals(other.rdns);
    }

    /** How many relative names it has: the deeper of two names that contain an object is the more specific one. */
    public int depth() {
        return rdns.size();
    }

    @Override
    public String toString() {
        return String.join(",", rdns);
    }
}
