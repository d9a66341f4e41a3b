package io.isthmus.sync.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.batches.DesiredAbsence;
import io.isthmus.contracts.batches.DesiredMembers;
import io.isthmus.contracts.batches.DesiredObject;
import io.isthmus.contracts.operations.Counts;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.sync.files.FileTestSource;
import io.isthmus.sync.ldap.InMemoryTestDirectory;
import io.isthmus.sync.ldap.TestDirectory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(value = RealKafkaAndPostgres.class, restrictToAnnotatedClass = true)
class ImportAndSynchronizationTest {

    private static final String PEOPLE = "ou=people," + TestDirectory.SUFFIX;
    private static final String STAFF = "cn=staff,ou=groups," + TestDirectory.SUFFIX;

    @Inject
    ConfigLog log;

    private SyncFixture sync;
    private InMemoryTestDirectory directory;
    private String source;

    @BeforeEach
    void a_directory_of_its_own() {
        sync = new SyncFixture(log);
        source = "hr-" + java.util.UUID.randomUUID().toString().substring(0, 8);
        directory = new InMemoryTestDirectory();
        directory.addTree();
        directory.addPerson("anna", "ou=people", "displayName: Anna " + source, "mail: anna@" + source + ".org");
        directory.addPerson(
                "bert",
                "ou=people",
                "displayName: Bert " + source,
                "mail: bert@" + source + ".org",
                "manager: uid=anna," + PEOPLE);
        directory.addPerson("carl", "ou=hidden,ou=people", "displayName: Carl " + source);
        directory.apply("dn: " + STAFF + "\nobjectClass: groupOfNames\ncn: Staff " + source + "\nmember: uid=anna,"
                + PEOPLE + "\nmember: uid=bert," + PEOPLE);
        settings(DeltaMethod.CHANGELOG);
    }

    @AfterEach
    void stop() {
        directory.close();
    }

    private void settings(DeltaMethod delta, String... excluded) {
        sync.settings(directory.source(
                source, delta, 100, new PartitionSettings(TestDirectory.SUFFIX, List.of(), List.of(excluded))));
    }

    private Run full() {
        return sync.run(RunProfile.FULL_IMPORT, source);
    }

    private Run delta() {
        return sync.run(RunProfile.DELTA_IMPORT, source);
    }

    @Test
    void a_first_import_sends_every_image_its_references_and_members_and_ends_with_markers() {
        Run run = full();

        assertThat(run.errors()).isEmpty();
        assertThat(run.status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(run.counts()).containsEntry(Counts.READ, 4L).containsEntry(Counts.DESIRED, 4L);
        DesiredObject anna = sync.target().named("Anna " + source);
        DesiredObject bert = sync.target().named("Bert " + source);
        assertThat(anna.objectType()).isEqualTo(ObjectType.USER);
        assertThat(anna.attributes())
                .containsEntry("userPrincipalName", List.of("anna@" + source + ".org"))
                .containsEntry("accountEnabled", List.of("true"));
        assertThat(bert.references()).containsEntry("manager", List.of(anna.targetAnchor()));
        assertThat(sync.target().membersOf("Staff " + source))
                .containsExactlyInAnyOrder(anna.targetAnchor(), bert.targetAnchor());
        assertThat(sync.markersOf(run)).extracting(marker -> marker.partition()).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void members_of_another_source_are_not_known_until_that_one_is_read_and_again_when_they_have_moved() {
        String groups = source + "-groups";
        String people = source + "-people";
        sync.settings(
                directory.source(
                        groups,
                        DeltaMethod.CHANGELOG,
                        100,
                        new PartitionSettings("ou=groups," + TestDirectory.SUFFIX, List.of(), List.of())),
                directory.source(
                        people, DeltaMethod.CHANGELOG, 100, new PartitionSettings(PEOPLE, List.of(), List.of())));

        sync.run(RunProfile.FULL_IMPORT, groups);
        assertThat(staffNotKnownYet()).isEqualTo(2);

        sync.run(RunProfile.FULL_IMPORT, people);
        assertThat(staffNotKnownYet()).isZero();
        assertThat(sync.target().membersOf("Staff " + source)).hasSize(2);

        directory.apply("dn: uid=bert," + PEOPLE + "\nchangetype: modrdn\nnewrdn: uid=berta\ndeleteoldrdn: 1");
        sync.run(RunProfile.DELTA_IMPORT, people);
        assertThat(staffNotKnownYet()).isPositive();

        directory.apply("dn: " + STAFF + "\nchangetype: modify\ndelete: member\nmember: uid=bert," + PEOPLE
                + "\n-\nadd: member\nmember: uid=berta," + PEOPLE);
        sync.run(RunProfile.DELTA_IMPORT, groups);
        assertThat(staffNotKnownYet()).isZero();
        assertThat(sync.target().membersOf("Staff " + source))
                .containsExactlyInAnyOrder(
                        sync.target().named("Anna " + source).targetAnchor(),
                        sync.target().named("Bert " + source).targetAnchor());
    }

    private int staffNotKnownYet() {
        SyncFixture.Target target = sync.target();
        return target.buckets().get(target.named("Staff " + source).targetAnchor()).values().stream()
                .mapToInt(DesiredMembers::notKnownYet)
                .sum();
    }

    @Test
    void a_second_import_sends_nothing() {
        full();

        Run second = full();

        assertThat(second.counts()).containsEntry(Counts.UNCHANGED, 4L);
        assertThat(sync.sentBy(second)).isEmpty();
        assertThat(sync.markersOf(second)).hasSize(3);
    }

    @Test
    void a_changed_attribute_sends_that_object_only() {
        full();
        directory.apply("dn: uid=anna," + PEOPLE + "\nchangetype: modify\nreplace: title\ntitle: Boss");

        Run run = delta();

        assertThat(run.profile()).isEqualTo(RunProfile.DELTA_IMPORT);
        assertThat(sync.sentBy(run))
                .singleElement()
                .satisfies(message ->
                        assertThat(((DesiredObject) message).attributes()).containsEntry("title", List.of("Boss")));
    }

    @Test
    void a_photo_too_large_for_a_message_stays_as_it_was_and_the_rest_of_the_person_flows() {
        directory.apply("dn: uid=anna," + PEOPLE + "\nchangetype: modify\nreplace: jpegPhoto\njpegPhoto:: c21hbGw=");
        full();
        String large = java.util.Base64.getEncoder().encodeToString(new byte[800_000]);
        directory.apply("dn: uid=anna," + PEOPLE + "\nchangetype: modify\nreplace: jpegPhoto\njpegPhoto:: " + large
                + "\n-\nreplace: title\ntitle: Boss");

        Run run = delta();

        assertThat(run.errors()).extracting(Run.RunError::code).containsExactly("ATTRIBUTE_TOO_LARGE");
        assertThat(sync.sentBy(run))
                .singleElement()
                .satisfies(message -> assertThat(((DesiredObject) message).attributes())
                        .containsEntry("title", List.of("Boss"))
                        .containsEntry("thumbnailPhoto", List.of("c21hbGw=")));
    }

    @Test
    void a_deleted_object_becomes_absent_and_leaves_groups_and_managers() {
        full();
        String anna = sync.target().named("Anna " + source).targetAnchor();
        directory.apply("dn: uid=anna," + PEOPLE + "\nchangetype: delete");

        Run run = delta();

        assertThat(run.counts()).containsEntry(Counts.DELETED, 1L).containsEntry(Counts.ABSENT, 1L);
        assertThat(sync.target().absences().get(anna).reason()).isEqualTo(DesiredAbsence.Reason.DELETED_AT_SOURCE);
        assertThat(sync.target().membersOf("Staff " + source))
                .doesNotContain(anna)
                .hasSize(1);
        assertThat(sync.target().named("Bert " + source).references()).containsEntry("manager", List.of());
    }

    @Test
    void a_full_import_finds_deletions_too() {
        full();
        String anna = sync.target().named("Anna " + source).targetAnchor();
        directory.apply("dn: uid=anna," + PEOPLE + "\nchangetype: delete");

        full();

        assertThat(sync.target().absences().get(anna).reason()).isEqualTo(DesiredAbsence.Reason.DELETED_AT_SOURCE);
    }

    @Test
    void an_object_moved_out_of_the_filter_is_out_of_scope_and_comes_back_as_the_same() {
        settings(DeltaMethod.CHANGELOG, "ou=hidden," + PEOPLE);
        full();
        String anna = sync.target().named("Anna " + source).targetAnchor();
        directory.apply("dn: uid=anna," + PEOPLE
                + "\nchangetype: moddn\nnewrdn: uid=anna\ndeleteoldrdn: 1\nnewsuperior: ou=hidden," + PEOPLE);

        full();
        assertThat(sync.target().absences().get(anna).reason()).isEqualTo(DesiredAbsence.Reason.OUT_OF_SCOPE);

        directory.apply("dn: uid=anna,ou=hidden," + PEOPLE
                + "\nchangetype: moddn\nnewrdn: uid=anna\ndeleteoldrdn: 1\nnewsuperior: " + PEOPLE);
        full();
        assertThat(sync.target().objects()).containsKey(anna);
    }

    @Test
    void a_renamed_object_stays_itself_and_a_referrer_follows() {
        full();
        String anna = sync.target().named("Anna " + source).targetAnchor();
        directory.apply(
                "dn: uid=anna," + PEOPLE + "\nchangetype: modrdn\nnewrdn: uid=anne\ndeleteoldrdn: 1",
                "dn: uid=bert," + PEOPLE + "\nchangetype: modify\nreplace: manager\nmanager: uid=anne," + PEOPLE);

        delta();

        assertThat(sync.target().named("Anna " + source).targetAnchor()).isEqualTo(anna);
        assertThat(sync.target().named("Bert " + source).references()).containsEntry("manager", List.of(anna));
        assertThat(sync.target().absences()).doesNotContainKey(anna);
    }

    @Test
    void joining_and_leaving_a_large_group_sends_one_bucket() {
        StringBuilder group = new StringBuilder(
                "dn: cn=large,ou=groups," + TestDirectory.SUFFIX + "\nobjectClass: groupOfNames\ncn: Large " + source);
        String[] people = new String[2_500];
        for (int i = 0; i < people.length; i++) {
            people[i] = TestDirectory.person("m" + i, "ou=people", "mail: m" + i + "@" + source + ".org");
            group.append("\nmember: uid=m").append(i).append(',').append(PEOPLE);
        }
        directory.apply(people);
        directory.apply(group.toString());
        full();
        assertThat(sync.target().membersOf("Large " + source)).hasSize(2_500).doesNotHaveDuplicates();

        directory.apply("dn: cn=large,ou=groups," + TestDirectory.SUFFIX
                + "\nchangetype: modify\nadd: member\nmember: uid=anna," + PEOPLE);
        Run joined = delta();
        directory.apply("dn: cn=large,ou=groups," + TestDirectory.SUFFIX
                + "\nchangetype: modify\ndelete: member\nmember: uid=anna," + PEOPLE);
        Run left = delta();

        assertThat(sync.sentBy(joined)).singleElement().isInstanceOf(DesiredMembers.class);
        assertThat(sync.sentBy(left)).singleElement().isInstanceOf(DesiredMembers.class);
        assertThat(sync.target().membersOf("Large " + source)).hasSize(2_500);
    }

    @Test
    void only_a_full_import_that_met_no_error_speaks_for_the_whole_source() {
        assertThat(sync.markersOf(full()))
                .allSatisfy(marker -> assertThat(marker.wholeSource().name()).isEqualTo(source))
                .allSatisfy(marker ->
                        assertThat(marker.wholeSource().settingsRevision()).isPositive());

        directory.apply("dn: uid=anna," + PEOPLE + "\nchangetype: modify\nreplace: title\ntitle: Boss");
        assertThat(sync.markersOf(delta()))
                .isNotEmpty()
                .allSatisfy(marker -> assertThat(marker.wholeSource()).isNull());
    }

    @Test
    void an_empty_source_deletes_nobody() {
        full();
        settings(DeltaMethod.CHANGELOG, TestDirectory.SUFFIX);

        Run run = full();

        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.errors())
                .singleElement()
                .satisfies(e -> assertThat(e.code()).isEqualTo("EMPTY_SOURCE"));
        assertThat(sync.target().objects())
                .containsKey(sync.target().named("Anna " + source).targetAnchor());
    }

    @Test
    void a_source_that_is_gone_fails_the_run_by_name_and_deletes_nobody() {
        full();
        directory.stop();

        Run run = full();

        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.errors().getFirst().code()).isEqualTo("SOURCE_UNREACHABLE");
        assertThat(sync.target().named("Anna " + source)).isNotNull();
    }

    @Test
    void a_full_synchronization_of_what_is_known_sends_nothing_new() {
        full();

        Run run = sync.run(RunProfile.FULL_SYNCHRONIZATION, null);

        assertThat(run.status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(sync.sentBy(run)).isEmpty();
        assertThat(sync.markersOf(run))
                .allSatisfy(marker -> assertThat(marker.full()).isTrue());
    }

    @Test
    void of_a_file_only_changes_are_told_and_a_truncated_one_takes_nobody_away(@TempDir Path folder) {
        Path file = folder.resolve("people.csv");
        sync.settings(FileTestSource.csv(source, folder, "key", 5));
        FileTestSource.write(file, people(12, ""));

        assertThat(full().counts()).containsEntry(Counts.READ, 12L).containsEntry(Counts.DESIRED, 12L);
        assertThat(sync.target().named("Person 3 " + source).attributes())
                .containsEntry("userPrincipalName", List.of("p3@" + source + ".org"));
        assertThat(sync.sentBy(delta())).isEmpty();

        FileTestSource.write(file, people(11, "Boss"));
        Run changed = delta();
        assertThat(changed.counts())
                .containsEntry(Counts.UPDATED, 1L)
                .containsEntry(Counts.UNCHANGED, 10L)
                .containsEntry(Counts.DELETED, 1L);
        assertThat(sync.sentBy(changed)).hasSize(2);

        FileTestSource.write(file, people(3, "Boss"));
        Run truncated = delta();
        assertThat(truncated.errors()).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo("INCOMPLETE");
            assertThat(error.message()).contains(folder.toString());
        });
        byte[] half = people(11, "Boss");
        FileTestSource.write(file, Arrays.copyOf(half, half.length - 10));
        Run cutOff = full();
        assertThat(cutOff.errors()).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo("FILE_INCOMPLETE");
            assertThat(error.message()).contains("people.csv");
        });
        assertThat(sync.sentBy(truncated)).isEmpty();
        assertThat(sync.sentBy(cutOff)).isEmpty();
    }

    /** The first of them has this title. */
    private byte[] people(int count, String title) {
        StringBuilder rows = new StringBuilder("key,class,E-Mail,displayName,title\n");
        for (int i = 0; i < count; i++) {
            rows.append("%1$s-%2$d,,p%2$d@%1$s.org,Person %2$d %1$s,%3$s\n".formatted(source, i, i == 0 ? title : ""));
        }
        return rows.toString().getBytes(StandardCharsets.UTF_8);
    }
}
