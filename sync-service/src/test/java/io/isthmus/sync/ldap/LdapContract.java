package io.isthmus.sync.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceEntry;
import io.isthmus.sync.source.SourceException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the connector promises of any LDAP directory; run against each server we can start. */
abstract class LdapContract {

    private TestDirectory directory;

    abstract TestDirectory start();

    @BeforeEach
    void a_directory_with_three_people_and_a_group() {
        directory = start();
        directory.addTree();
        directory.addPerson(
                "anna", "ou=people", "mail: anna@example.org", "displayName: Anna Ødegård", "userPassword: x");
        directory.addPerson("bert", "ou=people", "manager: uid=anna,ou=people," + TestDirectory.SUFFIX);
        directory.addPerson("carl", "ou=hidden,ou=people");
        directory.apply("dn: cn=all,ou=groups," + TestDirectory.SUFFIX
                + "\nobjectClass: groupOfNames\ncn: all\nmember: uid=anna,ou=people," + TestDirectory.SUFFIX
                + "\nmember: uid=bert,ou=people," + TestDirectory.SUFFIX);
    }

    @AfterEach
    void stop() {
        directory.close();
    }

    private SourceSettings source() {
        return directory.source("hr", DeltaMethod.MODIFY_TIMESTAMP, 1_000);
    }

    @Test
    void a_full_import_shows_every_selected_object_with_anchor_class_and_values() {
        Readings.Reading reading = Readings.full(source());

        SourceEntry anna = reading.entry("uid=anna");
        assertThat(reading.entries()).hasSize(4);
        assertThat(anna.anchor()).matches("[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}");
        assertThat(anna.objectClass()).isEqualTo("inetOrgPerson");
        assertThat(anna.attributes())
                .containsEntry("mail", List.of("anna@example.org"))
                .containsEntry("displayName", List.of("Anna Ødegård"));
        assertThat(reading.entry("uid=bert").attributes())
                .containsEntry("manager", List.of("uid=anna,ou=people," + TestDirectory.SUFFIX));
    }

    @Test
    void members_travel_apart_from_attributes() {
        SourceEntry group = Readings.full(source()).entry("cn=all");

        assertThat(group.attributes()).doesNotContainKey("member");
        assertThat(group.memberships().get("member")).hasSize(2);
    }

    @Test
    void passwords_and_values_that_change_by_themselves_are_never_taken() {
        for (SourceEntry entry : Readings.full(source()).entries()) {
            assertThat(entry.attributes())
                    .doesNotContainKeys("userPassword", "modifyTimestamp", "structuralObjectClass");
        }
    }

    @Test
    void two_readings_of_an_unchanged_directory_are_equal() {
        assertThat(Readings.full(source()).entries())
                .containsExactlyInAnyOrderElementsOf(Readings.full(source()).entries());
    }

    @Test
    void large_directories_are_read_in_pages() {
        Readings.Reading reading = Readings.full(directory.source("hr", DeltaMethod.MODIFY_TIMESTAMP, 2));

        assertThat(reading.entries()).hasSize(4);
        assertThat(reading.pages()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void only_containers_of_the_settings_are_searched() {
        PartitionSettings groupsOnly = new PartitionSettings(
                TestDirectory.SUFFIX, List.of("ou=groups," + TestDirectory.SUFFIX), List.of(TestDirectory.SUFFIX));

        assertThat(Readings.full(directory.source("hr", DeltaMethod.MODIFY_TIMESTAMP, 100, groupsOnly))
                        .entries())
                .extracting(SourceEntry::dn)
                .containsExactly("cn=all,ou=groups," + TestDirectory.SUFFIX);
    }

    @Test
    void a_delta_by_timestamp_shows_what_changed_since_and_may_repeat_some() {
        String watermark = Readings.full(source()).watermark().orElseThrow();
        directory.apply(
                "dn: uid=anna,ou=people," + TestDirectory.SUFFIX + "\nchangetype: modify\nreplace: title\ntitle: Boss");

        Readings.Reading delta = Readings.delta(source(), watermark);

        assertThat(delta.entry("uid=anna").attributes()).containsEntry("title", List.of("Boss"));
        assertThat(delta.watermark().orElseThrow()).isGreaterThanOrEqualTo(watermark);
    }

    @Test
    void a_delta_that_finds_nothing_does_not_read_the_last_burst_again() {
        LdapConnectors service = Readings.connectors();
        AtomicReference<String> watermark = new AtomicReference<>(
                Readings.full(service, source()).watermark().orElseThrow());

        // stamps have seconds, and a delta reaches back by one: for that long it may repeat the burst
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            Readings.Reading delta = Readings.delta(service, source(), watermark.get());
            watermark.set(delta.watermark().orElseThrow());
            return delta.items().isEmpty();
        });
        directory.addPerson("dora", "ou=people");

        assertThat(Readings.delta(service, source(), watermark.get()).entries())
                .extracting(entry -> entry.dn().split(",")[0])
                .containsExactly("uid=dora");
    }

    @Test
    void who_refers_to_a_place_is_read_again_where_references_change_by_themselves() {
        SourceSettings activeDirectory = ofKind(SourceKind.ACTIVE_DIRECTORY);

        assertThat(Readings.referring(activeDirectory, "UID=anna,ou=people," + TestDirectory.SUFFIX)
                        .entries())
                .extracting(entry -> entry.dn().split(",")[0])
                .containsExactlyInAnyOrder("uid=bert", "cn=all");
        assertThat(Readings.referring(ofKind(SourceKind.LDAP), "uid=anna,ou=people," + TestDirectory.SUFFIX)
                        .items())
                .isEmpty();
    }

    @Test
    void whoever_is_at_a_place_is_read_and_an_empty_place_or_what_is_no_place_stops_nobody() {
        String people = "ou=people," + TestDirectory.SUFFIX;

        assertThat(Readings.at(
                                source(),
                                List.of(
                                        "no name at all",
                                        "uid=nobody," + people,
                                        "cn=x,dc=elsewhere",
                                        "UID=Anna," + people))
                        .entries())
                .singleElement()
                .satisfies(anna -> {
                    assertThat(anna.dn()).isEqualTo("uid=anna," + people);
                    assertThat(anna.attributes()).containsEntry("mail", List.of("anna@example.org"));
                });
    }

    private SourceSettings ofKind(SourceKind kind) {
        SourceSettings like = source();
        return new SourceSettings(
                like.name(),
                kind,
                like.url(),
                like.startTls(),
                like.trustedCertificatesRef(),
                like.bindDn(),
                like.passwordRef(),
                "entryUUID",
                like.partitions(),
                like.delta(),
                like.pageSize());
    }

    @Test
    void objects_are_found_by_anchor_wherever_they_are() {
        String carl = Readings.full(source()).entry("uid=carl").anchor();
        String nobody = "00000000-0000-0000-0000-000000000000";

        try (SourceConnector connector = Readings.connectors().apply(source())) {
            assertThat(connector.locate(List.of(carl, nobody)))
                    .isEqualTo(Map.of(carl, "uid=carl,ou=hidden,ou=people," + TestDirectory.SUFFIX));
        }
    }

    @Test
    void an_object_without_anchor_is_an_error_of_its_own_and_the_others_are_read() {
        SourceSettings byEmployeeNumber = new SourceSettings(
                "hr",
                null,
                directory.url(),
                false,
                null,
                TestDirectory.ACCOUNT,
                TestDirectory.passwordRef(TestDirectory.PASSWORD),
                "mail",
                source().partitions(),
                null,
                0);

        Readings.Reading reading = Readings.full(byEmployeeNumber);

        assertThat(reading.entries()).extracting(SourceEntry::anchor).containsExactly("anna@example.org");
        assertThat(reading.items())
                .filteredOn(io.isthmus.sync.source.SourceItem.Faulty.class::isInstance)
                .hasSize(3)
                .allSatisfy(item -> assertThat(((io.isthmus.sync.source.SourceItem.Faulty) item).code())
                        .isEqualTo("NO_ANCHOR"));
    }

    @Test
    void a_wrong_password_is_named_and_not_repeated() {
        SourceSettings wrong = withPassword("not-it");

        assertThatThrownBy(() -> Readings.full(wrong)).isInstanceOfSatisfying(SourceException.class, e -> {
            assertThat(e.code()).isEqualTo(SourceException.Code.WRONG_CREDENTIALS);
            assertThat(e.getMessage() + e.whatToDo())
                    .contains(TestDirectory.ACCOUNT)
                    .doesNotContain("not-it");
        });
    }

    @Test
    void a_container_that_does_not_exist_is_named() {
        PartitionSettings renamed = new PartitionSettings(
                TestDirectory.SUFFIX, List.of("ou=gone," + TestDirectory.SUFFIX), List.of(TestDirectory.SUFFIX));

        assertThatThrownBy(() -> Readings.full(directory.source("hr", DeltaMethod.MODIFY_TIMESTAMP, 100, renamed)))
                .isInstanceOfSatisfying(SourceException.class, e -> {
                    assertThat(e.code()).isEqualTo(SourceException.Code.NO_SUCH_BASE);
                    assertThat(e.getMessage()).contains("ou=gone");
                });
    }

    @Test
    void a_directory_that_is_not_there_is_named() {
        SourceSettings source = source();
        directory.close();

        assertThatThrownBy(() -> Readings.full(source)).isInstanceOfSatisfying(SourceException.class, e -> {
            assertThat(e.code()).isEqualTo(SourceException.Code.SOURCE_UNREACHABLE);
            assertThat(e.getMessage()).contains(source.url());
        });
    }

    private SourceSettings withPassword(String password) {
        SourceSettings source = source();
        return new SourceSettings(
                source.name(),
                source.kind(),
                source.url(),
                false,
                null,
                source.bindDn(),
                TestDirectory.passwordRef(password),
                null,
                source.partitions(),
                source.delta(),
                source.pageSize());
    }
}
