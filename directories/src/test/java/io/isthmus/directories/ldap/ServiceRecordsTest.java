package io.isthmus.directories.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.directories.ldap.ServiceRecords.Server;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceRecordsTest {

    private static final String CONTROLLERS = "_ldap._tcp.dc._msdcs.quay.example";

    @Test
    void servers_come_by_priority_then_by_weight_and_always_in_the_same_order() {
        assertThat(ServiceRecords.within(
                        "quay.example",
                        List.of(
                                "10 100 389 far.quay.example.",
                                "0 10 389 light.quay.example.",
                                "0 100 389 b.quay.example.",
                                "0 100 3890 a.quay.example.")))
                .containsExactly(
                        new Server("a.quay.example", 3890),
                        new Server("b.quay.example", 389),
                        new Server("light.quay.example", 389),
                        new Server("far.quay.example", 389));
    }

    @Test
    void a_server_outside_of_the_domain_is_sent_no_password() {
        assertThat(ServiceRecords.within(
                        "quay.example",
                        List.of(
                                "0 100 389 dc1.quay.example.evil.test.",
                                "0 100 389 dc1.notquay.example.",
                                "0 100 389 DC2.North.Quay.Example.")))
                .containsExactly(new Server("DC2.North.Quay.Example", 389));
    }

    @Test
    void what_is_no_record_is_left_out() {
        assertThat(ServiceRecords.within("quay.example", List.of("", "a b c d", "0 0 389", "0 0 389 dc1.quay.example")))
                .containsExactly(new Server("dc1.quay.example", 389));
    }

    @Test
    void the_domain_follows_the_names_with_an_underscore() {
        assertThat(ServiceRecords.domain(CONTROLLERS)).isEqualTo("quay.example");
        assertThat(ServiceRecords.domain("_ldap._tcp.Aarhus._sites.dc._msdcs.quay.example"))
                .isEqualTo("quay.example");
        assertThat(ServiceRecords.domain("_ldap._tcp.quay.example")).isEqualTo("quay.example");
    }

    @Test
    void name_servers_are_asked_and_the_answer_gives_addresses() throws Exception {
        try (NameServer dns = NameServer.answering("0 100 389 dc1.quay.example", "0 50 389 dc2.quay.example")) {
            ServiceRecords records = new ServiceRecords(dns.url());

            assertThat(DirectoryAddress.servers("ldap://" + CONTROLLERS, records))
                    .containsExactly("ldap://dc1.quay.example:389", "ldap://dc2.quay.example:389");
            assertThat(DirectoryAddress.servers("ldaps://" + CONTROLLERS, records))
                    .containsExactly("ldaps://dc1.quay.example:636", "ldaps://dc2.quay.example:636");
            assertThat(DirectoryAddress.servers("ldaps://dc9.quay.example", records))
                    .containsExactly("ldaps://dc9.quay.example");
        }
    }

    @Test
    void a_service_that_dns_does_not_know_is_a_fault_of_the_address() throws Exception {
        try (NameServer dns = NameServer.answering()) {
            ServiceRecords records = new ServiceRecords(dns.url());

            assertThatThrownBy(() -> records.of(CONTROLLERS)).isInstanceOfSatisfying(ConnectFault.class, fault -> {
                assertThat(fault.fault().kind()).isEqualTo(FaultKind.ADDRESS);
                assertThat(fault.getMessage()).contains(CONTROLLERS);
            });
        }
    }
}
