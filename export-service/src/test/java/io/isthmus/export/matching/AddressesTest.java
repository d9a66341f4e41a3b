package io.isthmus.export.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.ObjectType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressesTest {

    private static final List<String> PROXIES = List.of("smtp:second@x", "SMTP:First@X", "X500:/o=old", "sip:first@x");

    @Test
    void a_user_matches_by_the_primary_smtp_address_or_else_by_mail() {
        assertThat(Addresses.of(ObjectType.USER, Map.of("proxyAddresses", PROXIES, "mail", List.of("mail@x"))))
                .containsExactly("first@x");
        assertThat(Addresses.of(ObjectType.USER, Map.of("proxyAddresses", List.of(), "mail", List.of("Mail@x"))))
                .containsExactly("mail@x");
        assertThat(Addresses.of(ObjectType.USER, Map.of())).isEmpty();
    }

    @Test
    void a_contact_matches_by_proxy_addresses_only() {
        assertThat(Addresses.of(ObjectType.CONTACT, Map.of("proxyAddresses", PROXIES)))
                .containsExactly("second@x", "first@x");
        assertThat(Addresses.of(ObjectType.CONTACT, Map.of("mail", List.of("mail@x"))))
                .isEmpty();
    }

    @Test
    void a_mail_enabled_group_matches_by_proxy_addresses_and_any_other_group_never() {
        assertThat(Addresses.of(ObjectType.GROUP, Map.of("proxyAddresses", PROXIES)))
                .containsExactly("second@x", "first@x");
        assertThat(Addresses.of(
                        ObjectType.GROUP, Map.of("proxyAddresses", List.of("smtp:a@x"), "mail", List.of("a@x"))))
                .containsExactly("a@x");
        assertThat(Addresses.of(ObjectType.GROUP, Map.of("proxyAddresses", List.of("smtp:a@x"))))
                .isEmpty();
        assertThat(Addresses.of(ObjectType.GROUP, Map.of("mail", List.of("a@x"))))
                .isEmpty();
    }
}
