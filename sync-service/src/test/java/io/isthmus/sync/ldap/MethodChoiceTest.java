package io.isthmus.sync.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.ldap.activedirectory.DirSyncAccess;
import io.isthmus.sync.ldap.syncrepl.SyncWatermark;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MethodChoiceTest {

    private record Abilities(
            boolean offersContentSync,
            boolean showsContextCsn,
            boolean changelogTellsOfPartitions,
            boolean isActiveDirectory,
            boolean holdsPartitionsAsController,
            DirSyncAccess dirSync)
            implements DirectoryAbilities {

        static Abilities outsideActiveDirectory(boolean sync, boolean csn, boolean changelog) {
            return new Abilities(sync, csn, changelog, false, false, DirSyncAccess.REFUSED);
        }

        static Abilities ofDomain(boolean holds, DirSyncAccess dirSync) {
            return new Abilities(false, false, false, true, holds, dirSync);
        }
    }

    @ParameterizedTest(name = "{0}, anchor {1}, sync {2}, contextCSN {3}, changelog {4}: {5}, possible {6}")
    @CsvSource({
        "AUTO,             entryUUID, true,  true,  true,  SYNCREPL,         true,  content synchronization",
        "AUTO,             uid,       true,  true,  true,  CHANGELOG,        true,  has records of the partitions",
        "AUTO,             entryUUID, true,  false, true,  CHANGELOG,        true,  has records of the partitions",
        "AUTO,             entryUUID, true,  false, false, MODIFY_TIMESTAMP, true,  contextCSN",
        "AUTO,             entryUUID, false, false, false, MODIFY_TIMESTAMP, true,  deletions wait for a full import",
        "SYNCREPL,         entryUUID, true,  true,  false, SYNCREPL,         true,  the settings say so",
        "SYNCREPL,         uid,       true,  true,  false, SYNCREPL,         false, the anchor is uid",
        "SYNCREPL,         entryUUID, false, true,  false, SYNCREPL,         false, syncprov",
        "SYNCREPL,         entryUUID, true,  false, false, SYNCREPL,         false, contextCSN",
        "CHANGELOG,        entryUUID, true,  true,  false, CHANGELOG,        true,  the settings say so",
        "MODIFY_TIMESTAMP, entryUUID, true,  true,  true,  MODIFY_TIMESTAMP, true,  the settings say so"
    })
    void the_best_that_is_proved_is_taken_and_what_cannot_be_done_is_refused(
            DeltaMethod wanted,
            String anchor,
            boolean sync,
            boolean csn,
            boolean changelog,
            DeltaMethod method,
            boolean possible,
            String why) {
        MethodChoice choice =
                MethodChoice.of(source(wanted, anchor), Abilities.outsideActiveDirectory(sync, csn, changelog));

        assertThat(choice.method()).isEqualTo(method);
        assertThat(choice.possible()).isEqualTo(possible);
        assertThat(choice.why()).contains(why);
    }

    @ParameterizedTest(name = "{0}, holds partitions {1}, {2}: {3}, possible {4}")
    @CsvSource({
        "AUTO,    true,  BY_RIGHT,  DIRSYNC,          true,  may replicate directory changes",
        "AUTO,    true,  AS_READER, DIRSYNC,          true,  what the account may read",
        "AUTO,    true,  REFUSED,   USN,              true,  does not answer",
        "AUTO,    false, BY_RIGHT,  MODIFY_TIMESTAMP, true,  does not hold all partitions",
        "DIRSYNC, true,  AS_READER, DIRSYNC,          true,  the settings say so",
        "DIRSYNC, true,  REFUSED,   DIRSYNC,          false, does not answer",
        "USN,     true,  REFUSED,   USN,              true,  the settings say so",
        "USN,     false, REFUSED,   USN,              false, no domain controller"
    })
    void of_active_directory_the_dirsync_control_comes_first_then_its_sequence_numbers(
            DeltaMethod wanted, boolean holds, DirSyncAccess access, DeltaMethod method, boolean possible, String why) {
        MethodChoice choice = MethodChoice.of(source(wanted, "objectGUID"), Abilities.ofDomain(holds, access));

        assertThat(choice.method()).isEqualTo(method);
        assertThat(choice.possible()).isEqualTo(possible);
        assertThat(choice.why()).contains(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20260105120500.0Z | MODIFY_TIMESTAMP",
                "4711 | CHANGELOG",
                "{\"method\":\"SYNCREPL\",\"cookies\":{}} | SYNCREPL",
                "{\"method\":\"DIRSYNC\"} | DIRSYNC"
            })
    void a_delta_goes_on_by_the_method_of_its_watermark(String watermark, DeltaMethod method) {
        assertThat(WatermarkMethod.of(watermark)).isEqualTo(method);
    }

    @ParameterizedTest
    @CsvSource({"dc=x, cn=sync", "'ou=a,dc=x', ''"})
    void a_watermark_of_content_synchronization_is_read_as_it_was_written(String base, String cookie) {
        SyncWatermark watermark = new SyncWatermark("shape", Map.of(base, cookie));

        assertThat(SyncWatermark.of(watermark.text())).contains(watermark);
        assertThat(SyncWatermark.of("20260105120500.0Z")).isEmpty();
        assertThat(SyncWatermark.of("{\"method\":\"DIRSYNC\"}")).isEmpty();
    }

    private static SourceSettings source(DeltaMethod method, String anchor) {
        return new SourceSettings(
                "hr",
                SourceKind.LDAP,
                "ldap://localhost",
                false,
                null,
                null,
                null,
                anchor,
                List.of(new PartitionSettings("dc=x", List.of(), List.of())),
                method,
                100);
    }
}
