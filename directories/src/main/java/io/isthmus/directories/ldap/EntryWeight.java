package io.isthmus.directories.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;

/** About how much memory an entry takes as it came. */
public final class EntryWeight {

    /** Objects around each value. */
    private static final int AROUND_A_VALUE = 64;

    private EntryWeight() {}

    /** In bytes. */
    public static long of(Entry entry) {
        long weight = AROUND_A_VALUE;
        for (Attribute attribute : entry.getAttributes()) {
            for (ASN1OctetString value : attribute.getRawValues()) {
                weight += AROUND_A_VALUE + value.getValueLength();
            }
        }
        return weight;
    }
}
