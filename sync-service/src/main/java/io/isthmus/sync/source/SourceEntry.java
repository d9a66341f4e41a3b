package io.isthmus.sync.source;

import java.util.List;
import java.util.Map;

/**
 * One object as a connected directory shows it.
 *
 * @param anchor immutable identity as it travels in events: Base64 for a binary anchor, else the text itself
 * @param dn as the directory wrote it
 * @param objectClass the structural class
 * @param attributes without memberships, without secrets, without attributes that change by themselves; no empty lists
 * @param binaryAttributes names among {@code attributes} whose values are Base64 of binary
 * @param memberships DNs of members by attribute name ({@code member}, {@code uniqueMember}); of {@code memberUid}, names
 */
public record SourceEntry(
        String anchor,
        String dn,
        String objectClass,
        Map<String, List<String>> attributes,
        List<String> binaryAttributes,
        Map<String, List<String>> memberships) {

    /** Objects around each value. */
    private static final int AROUND_A_VALUE = 64;

    /** About how many bytes of memory it takes. */
    long weight() {
        return AROUND_A_VALUE + weight(attributes) + weight(memberships);
    }

    private static long weight(Map<String, List<String>> valuesByName) {
        long weight = 0;
        for (List<String> values : valuesByName.values()) {
            for (String value : values) {
                weight += AROUND_A_VALUE + value.length();
            }
        }
        return weight;
    }
}
