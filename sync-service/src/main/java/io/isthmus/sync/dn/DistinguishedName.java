package io.isthmus.sync.dn;

import java.util.List;

/**
 * A distinguished name in normal form, so that two spellings of one name are equal.
 *
 * <p>Normal form: types and values in lower case, insignificant spaces removed (RFC 4518, section 2.6.1), Unicode in
 * NFKC, escapes only where RFC 4514 asks for them, the parts of a multi-valued RDN sorted. All naming attributes are
 * taken as case-insensitive, as every directory in practice does.
 *
 * @param rdns normalized relative names, the leaf first; empty for the root
 */
public record DistinguishedName(List<String> rdns) {

    public DistinguishedName {
        rdns = List.copyOf(rdns);
    }

    /**
     * Reads a name.
     *
     * @throws MalformedName when the text is no DN by RFC 4514
     */
    public static DistinguishedName parse(String text) {
        return new DistinguishedName(new NameReader(text).rdns());
    }

    /**
     * The normal form of whatever a directory gave as a DN. A value that is none (a reference attribute may hold
     * anything) stands for itself, trimmed and in lower case, and will simply resolve to nothing.
     */
    public static String normalize(String text) {
        try {
            return parse(text).toString();
        } catch (MalformedName e) {
            return text.strip().toLowerCase(java.util.Locale.ROOT);
        }
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
