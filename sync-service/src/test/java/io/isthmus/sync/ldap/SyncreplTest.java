package io.isthmus.sync.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.ldap.Readings.Reading;
import io.isthmus.sync.ldap.SlapdTestDirectory.SessionLog;
import io.isthmus.sync.ldap.syncrepl.SyncWatermark;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceItem;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Content synchronization with a real provider. Without a session log it answers with a present phase as soon as anything has
 * changed; with one, with a delete phase, with one in memory until it is started again.
 */
class SyncreplTest {

    private static final String PEOPLE = "ou=people," + TestDirectory.SUFFIX;

    @BeforeAll
    static void slapd_is_installed() {
        Assumptions.assumeTrue(
                SlapdTestDirectory.installed().isPresent(),
                "OpenLDAP's slapd is not installed (Debian: apt-get install slapd): its tests are skipped");
    }

    @ParameterizedTest(name = "session log {0}")
    @EnumSource
    void a_quiet_directory_answers_with_nothing(SessionLog sessionLog) {
        in(sessionLog, directory -> {
            Reading full = Readings.full(source(directory));

            Reading quiet = Readings.delta(source(directory), full.watermark().orElseThrow());

            assertThat(full.entries()).hasSize(4);
            assertThat(quiet.items()).isEmpty();
            assertThat(quiet.watermark()).isEqualTo(full.watermark());
        });
    }

    @ParameterizedTest(name = "session log {0}")
    @EnumSource
    void what_was_added_changed_renamed_deleted_and_made_anew_is_told(SessionLog sessionLog) {
        in(sessionLog, directory -> {
            Reading full = Readings.full(source(directory));
            directory.addPerson("dora", "ou=people");
            directory.apply(
                    modified("uid=anna," + PEOPLE),
                    "dn: uid=bert," + PEOPLE + "\nchangetype: modrdn\nnewrdn: uid=robert\ndeleteoldrdn: 1",
                    "dn: uid=carl,ou=hidden," + PEOPLE + "\nchangetype: delete");
            directory.addPerson("carl", "ou=hidden,ou=people");

            Reading delta = Readings.delta(source(directory), full.watermark().orElseThrow());

            assertThat(rdns(delta)).contains("uid=anna", "uid=robert", "uid=carl", "uid=dora");
            assertThat(delta.entry("uid=anna").attributes()).containsEntry("title", List.of("Boss"));
            assertThat(delta.entry("uid=robert").anchor())
                    .isEqualTo(full.entry("uid=bert").anchor());
            assertThat(isGone(delta, full.entry("uid=carl").anchor())).isTrue();
            assertThat(isGone(delta, delta.entry("uid=carl").anchor())).isFalse();
            assertThat(isGone(delta, full.entry("cn=all").anchor())).isFalse();
            assertThat(Readings.delta(source(directory), delta.watermark().orElseThrow())
                            .items())
                    .isEmpty();
        });
    }

    @ParameterizedTest(name = "session log {0}")
    @EnumSource
    void an_object_is_read_as_a_full_import_reads_it(SessionLog sessionLog) {
        in(sessionLog, directory -> {
            String watermark = Readings.full(source(directory)).watermark().orElseThrow();
            directory.apply(modified("uid=anna," + PEOPLE));

            assertThat(Readings.delta(source(directory), watermark).entry("uid=anna"))
                    .isEqualTo(Readings.full(source(directory)).entry("uid=anna"));
        });
    }

    @ParameterizedTest(name = "session log {0}")
    @EnumSource
    void a_renamed_container_shows_everybody_in_it_at_the_new_place(SessionLog sessionLog) {
        in(sessionLog, directory -> {
            Reading full = Readings.full(source(directory));
            directory.apply("dn: " + PEOPLE + "\nchangetype: modrdn\nnewrdn: ou=folk\ndeleteoldrdn: 1");

            Reading delta = Readings.delta(source(directory), full.watermark().orElseThrow());

            for (String rdn : List.of("uid=anna", "uid=bert", "uid=carl")) {
                assertThat(delta.entry(rdn).dn()).endsWith("ou=folk," + TestDirectory.SUFFIX);
                assertThat(delta.entry(rdn).anchor()).isEqualTo(full.entry(rdn).anchor());
                assertThat(isGone(delta, full.entry(rdn).anchor())).isFalse();
            }
        });
    }

    @ParameterizedTest(name = "session log {0}")
    @EnumSource
    void a_container_that_leaves_the_base_shows_where_everybody_in_it_is_now(SessionLog sessionLog) {
        in(sessionLog, directory -> {
            SourceSettings source = directory.source(
                    "hr",
                    DeltaMethod.SYNCREPL,
                    100,
                    new PartitionSettings(TestDirectory.SUFFIX, List.of(PEOPLE), List.of(TestDirectory.SUFFIX)));
            Reading full = Readings.full(source);
            directory.apply("dn: ou=hidden," + PEOPLE
                    + "\nchangetype: modrdn\nnewrdn: ou=hidden\ndeleteoldrdn: 1\nnewsuperior: ou=groups,"
                    + TestDirectory.SUFFIX);

            Reading delta = Readings.delta(source, full.watermark().orElseThrow());

            String carl = full.entry("uid=carl").anchor();
            assertThat(rdns(full)).containsExactlyInAnyOrder("uid=anna", "uid=bert", "uid=carl");
            assertThat(isGone(delta, carl)
                            || delta.entry("uid=carl").dn().endsWith("ou=hidden,ou=groups," + TestDirectory.SUFFIX))
                    .as("with a present phase he is unmentioned, with a delete phase shown at his place")
                    .isTrue();
            assertThat(isGone(delta, full.entry("uid=anna").anchor())).isFalse();
        });
    }

    @ParameterizedTest(name = "session log {0}")
    @EnumSource
    void somebody_who_leaves_the_base_and_comes_back_is_the_same_person(SessionLog sessionLog) {
        in(sessionLog, directory -> {
            SourceSettings source = directory.source(
                    "hr",
                    DeltaMethod.SYNCREPL,
                    100,
                    new PartitionSettings(TestDirectory.SUFFIX, List.of(PEOPLE), List.of(TestDirectory.SUFFIX)));
            Reading full = Readings.full(source);
            String anna = full.entry("uid=anna").anchor();
            directory.apply(movedTo("uid=anna," + PEOPLE, "ou=groups," + TestDirectory.SUFFIX));
            Reading away = Readings.delta(source, full.watermark().orElseThrow());
            directory.apply(movedTo("uid=anna,ou=groups," + TestDirectory.SUFFIX, PEOPLE));
            Reading back = Readings.delta(source, away.watermark().orElseThrow());

            assertThat(isGone(away, anna)).isTrue();
            assertThat(isGone(away, full.entry("uid=bert").anchor())).isFalse();
            assertThat(back.entry("uid=anna").anchor()).isEqualTo(anna);
            assertThat(isGone(back, anna)).isFalse();
        });
    }

    private static String movedTo(String dn, String container) {
        return "dn: " + dn + "\nchangetype: modrdn\nnewrdn: " + dn.split(",")[0] + "\ndeleteoldrdn: 1\nnewsuperior: "
                + container;
    }

    @Test
    void a_provider_that_was_started_again_has_forgotten_its_session_log_and_nobody_is_missed() {
        in(SessionLog.IN_MEMORY, directory -> {
            Reading full = Readings.full(source(directory));
            directory.apply("dn: uid=carl,ou=hidden," + PEOPLE + "\nchangetype: delete");
            directory.restart();

            Reading delta = Readings.delta(source(directory), full.watermark().orElseThrow());

            assertThat(isGone(delta, full.entry("uid=carl").anchor())).isTrue();
            assertThat(isGone(delta, full.entry("uid=anna").anchor())).isFalse();
        });
    }

    @Test
    void a_connection_that_broke_between_two_deltas_is_opened_again_and_nobody_notices() {
        in(SessionLog.IN_MEMORY, directory -> {
            LdapConnectors connectors = Readings.connectors();
            String first =
                    Readings.full(connectors, source(directory)).watermark().orElseThrow();
            directory.apply(modified("uid=anna," + PEOPLE));
            Reading one = Readings.delta(connectors, source(directory), first);
            directory.apply(modified("uid=bert," + PEOPLE));
            directory.restart();

            Reading other = Readings.delta(
                    connectors, source(directory), one.watermark().orElseThrow());

            assertThat(rdns(one)).containsExactly("uid=anna");
            assertThat(rdns(other)).containsExactly("uid=bert");
            connectors.close();
        });
    }

    @Test
    void a_provider_that_was_restored_from_a_backup_is_not_read_until_it_goes_on() {
        in(SessionLog.NONE, directory -> {
            Path backup = ((SlapdTestDirectory) directory).backup();
            directory.apply(modified("uid=anna," + PEOPLE));
            String watermark = Readings.full(source(directory)).watermark().orElseThrow();
            directory.restore(backup);

            assertThatThrownBy(() -> Readings.delta(source(directory), watermark))
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            e -> assertThat(e.code()).isEqualTo(SourceException.Code.SOURCE_BEHIND));
            directory.addPerson("dora", "ou=people");
            assertThat(Readings.delta(source(directory), watermark).entries()).isNotEmpty();
        });
    }

    @Test
    void a_cookie_for_other_attributes_or_of_another_method_is_not_used() {
        in(SessionLog.NONE, directory -> {
            SyncWatermark known = SyncWatermark.of(
                            Readings.full(source(directory)).watermark().orElseThrow())
                    .orElseThrow();

            assertImpossible(directory, new SyncWatermark("other", known.cookies()).text(), "other bases");
        });
    }

    @Test
    void a_directory_without_content_synchronization_refuses_it_by_name_and_auto_does_without() {
        try (TestDirectory plain = new SlapdTestDirectory()) {
            plain.addTree();
            assertThatThrownBy(() -> Readings.full(source(plain)))
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            e -> assertThat(e.getMessage()).contains("SYNCREPL", "syncprov"));
            assertThat(WatermarkMethod.of(Readings.full(plain.source("hr", DeltaMethod.AUTO, 100))
                            .watermark()
                            .orElse("")))
                    .isEqualTo(DeltaMethod.MODIFY_TIMESTAMP);
        }
    }

    @Test
    void auto_takes_it_where_the_directory_offers_it() {
        in(SessionLog.NONE, directory -> {
            SourceSettings auto = directory.source("hr", DeltaMethod.AUTO, 100);
            String watermark = Readings.full(auto).watermark().orElseThrow();
            directory.apply(modified("uid=anna," + PEOPLE));

            assertThat(WatermarkMethod.of(watermark)).isEqualTo(DeltaMethod.SYNCREPL);
            assertThat(rdns(Readings.delta(auto, watermark))).containsExactly("uid=anna");
        });
    }

    @Test
    void a_page_holds_no_more_than_the_settings_say() {
        in(SessionLog.NONE, directory -> {
            SourceSettings source = directory.source("hr", DeltaMethod.SYNCREPL, 2);
            String watermark = Readings.full(source).watermark().orElseThrow();
            for (int i = 0; i < 7; i++) {
                directory.addPerson("p" + i, "ou=people");
            }

            assertThat(Readings.delta(source, watermark).pages()).isGreaterThanOrEqualTo(4);
        });
    }

    private static void in(SessionLog sessionLog, Consumer<SlapdTestDirectory> test) {
        try (SlapdTestDirectory directory = SlapdTestDirectory.provider(sessionLog)) {
            directory.addTree();
            directory.addPerson("anna", "ou=people");
            directory.addPerson("bert", "ou=people");
            directory.addPerson("carl", "ou=hidden,ou=people");
            directory.apply("dn: cn=all,ou=groups," + TestDirectory.SUFFIX
                    + "\nobjectClass: groupOfNames\ncn: all\nmember: uid=anna," + PEOPLE);
            test.accept(directory);
        }
    }

    private static SourceSettings source(TestDirectory directory) {
        return directory.source("hr", DeltaMethod.SYNCREPL, 100);
    }

    private static String modified(String dn) {
        return "dn: " + dn + "\nchangetype: modify\nreplace: title\ntitle: Boss";
    }

    private static List<String> rdns(Reading reading) {
        return reading.entries().stream().map(entry -> entry.dn().split(",")[0]).toList();
    }

    /** Whether the reading says so, in either way. */
    private static boolean isGone(Reading reading, String anchor) {
        return reading.items().stream().anyMatch(item -> switch (item) {
            case SourceItem.Gone gone -> gone.anchor().equals(anchor);
            case SourceItem.Unmentioned others -> !others.mentioned().test(anchor);
            default -> false;
        });
    }

    private static void assertImpossible(TestDirectory directory, String watermark, String why) {
        assertThatThrownBy(() -> Readings.delta(source(directory), watermark))
                .isInstanceOfSatisfying(SourceException.class, e -> {
                    assertThat(e.code()).isEqualTo(SourceException.Code.DELTA_IMPOSSIBLE);
                    assertThat(e.getMessage()).contains(why);
                });
    }
}
