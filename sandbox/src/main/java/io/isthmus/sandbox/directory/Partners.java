package io.isthmus.sandbox.directory;

import com.unboundid.ldap.sdk.Entry;
import java.util.List;

/** The mail contacts that belong into the target. */
final class Partners {

    private Partners() {}

    static String dn(int i) {
        return AdEntry.dn("Partner " + PersonNames.family(i + 3).written() + " " + i, Forest.PARTNERS);
    }

    static Entry entry(int i) {
        String address = PersonNames.given(i + 5).address() + "."
                + PersonNames.family(i + 3).address() + i + "@partner.example";
        return AdEntry.contact(dn(i), 2_000_000 + i)
                .with("givenName", PersonNames.given(i + 5).written())
                .with("sn", PersonNames.family(i + 3).written())
                .with(
                        "displayName",
                        PersonNames.given(i + 5).written() + " "
                                + PersonNames.family(i + 3).written() + " (partner)")
                .with("company", "Partner " + i % 20 + " Ltd")
                .with("telephoneNumber", "+44 20 7946 %04d".formatted(i % 10_000))
                .with("mail", address)
                .with("mailNickname", "partner" + i)
                .with("targetAddress", "SMTP:" + address)
                .with("proxyAddresses", List.of("SMTP:" + address))
                .build();
    }
}
