package io.isthmus.sync.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.contracts.batches.BatchMessage;
import io.isthmus.contracts.batches.DesiredAbsence;
import io.isthmus.contracts.batches.DesiredMembers;
import io.isthmus.contracts.batches.DesiredObject;
import io.isthmus.contracts.operations.Counts;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleSettings;
import io.isthmus.contracts.settings.ScheduleSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.sync.ldap.InMemoryTestDirectory;
import io.isthmus.sync.ldap.TestDirectory;
import io.isthmus.sync.runs.SyncRuns;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deltas that follow each other closely. */
@QuarkusTest
@QuarkusTestResource(value = RealKafkaAndPostgres.class, restrictToAnnotatedClass = true)
class ContinuousTest {

    private static final Duration DEADLINE = Duration.ofSeconds(120);
    private static final ScheduleSettings EVERY_SECOND =
            new ScheduleSettings(true, Duration.ofSeconds(1), Duration.ofDays(1));

    @Inject
    ConfigLog log;

    @Inject
    SyncRuns runs;

    private SyncFixture sync;
    private InMemoryTestDirectory directory;
    private String source;

    @BeforeEach
    void a_directory_that_is_read_every_second() {
        sync = new SyncFixture(log);
        source = "hr-" + UUID.randomUUID().toString().substring(0, 8);
        directory = new InMemoryTestDirectory();
        directory.addTree();
        directory.addPerson("anna", "ou=people", "displayName: Anna " + source);
        directory.addPerson("bert", "ou=people", "displayName: Bert " + source);
    }

    @AfterEach
    void stop() {
        sync.settings(settings(ScheduleSettings.defaults(), DeltaMethod.CHANGELOG));
        directory.close();
    }

    private SettingsDocument settings(ScheduleSettings schedule, DeltaMethod method) {
        return settings(schedule, method, RuleSettings.defaults());
    }

    private SettingsDocument settings(ScheduleSettings schedule, DeltaMethod method, RuleSettings rules) {
        return new SettingsDocument(
                1, List.of(directory.source(source, method, 100)), null, null, null, schedule, rules, null, null);
    }

    @Test
    void a_quiet_source_leaves_no_runs_and_is_looked_at_all_the_same() {
        sync.settings(settings(EVERY_SECOND, DeltaMethod.AUTO));
        awaitRuns(1);
        Instant after = deletionsLookedAt();

        await().atMost(DEADLINE).until(() -> deletionsLookedAt().isAfter(after.plusSeconds(3)));

        assertThat(ofSource()).as("the first import alone").hasSize(1);
        assertThat(status("foundBy")).isEqualTo("CHANGELOG");
        assertThat(status("foundByReason")).contains("changelog");
        assertThat(metrics())
                .contains(
                        "isthmus_sync_source_last_full_import_timestamp_seconds{source=\"" + source + "\"}",
                        "isthmus_sync_source_deletions_looked_for_timestamp_seconds{source=\"" + source + "\"}",
                        "isthmus_sync_source_stream_connected{source=\"" + source + "\"}");
    }

    @Test
    void who_expires_is_disabled_when_the_time_has_come_though_nothing_changes_then() {
        sync.settings(
                settings(EVERY_SECOND, DeltaMethod.CHANGELOG, new RuleSettings(true, List.of(), List.of(expiring()))));
        awaitRuns(1);
        assertThat(enabled("Bert")).contains("true");
        directory.apply("dn: uid=bert,ou=people," + TestDirectory.SUFFIX
                + "\nchangetype: modify\nreplace: employeeType\nemployeeType: "
                + Instant.now().plusSeconds(5));

        await().atMost(DEADLINE).until(() -> enabled("Bert").contains("false"));

        assertThat(enabled("Anna")).contains("true");
        int runsBefore = ofSource().size();
        Instant after = deletionsLookedAt();
        await().atMost(DEADLINE).until(() -> deletionsLookedAt().isAfter(after.plusSeconds(2)));
        assertThat(ofSource()).as("it is quiet again").hasSizeLessThanOrEqualTo(runsBefore + 1);
    }

    @Test
    void that_a_reference_leads_to_nobody_is_told_when_the_second_delta_has_found_so_though_nothing_changes_then() {
        directory.apply(group("crew", "groupOfNames", "member: " + place("anna"), "member: " + place("bert")));
        sync.settings(settings(EVERY_SECOND, DeltaMethod.CHANGELOG));
        awaitRuns(1);
        awaitMembers("crew", 2);

        directory.apply(
                changed("crew", "add: member", "member: " + place("nobody")),
                changed("crew", "delete: member", "member: " + place("bert")));

        awaitMembers("crew", 1);
    }

    @Test
    void that_nobody_has_a_name_is_told_when_the_next_delta_has_found_so_though_nothing_changes_then() {
        directory.apply(group("hands", "posixGroup", "gidNumber: 100", "memberUid: anna", "memberUid: bert"));
        sync.settings(settings(EVERY_SECOND, DeltaMethod.CHANGELOG));
        awaitRuns(1);
        awaitMembers("hands", 2);

        directory.apply(
                changed("hands", "add: memberUid", "memberUid: nobody"),
                changed("hands", "delete: memberUid", "memberUid: bert"));

        awaitMembers("hands", 1);
    }

    private static String place(String uid) {
        return "uid=" + uid + ",ou=people," + TestDirectory.SUFFIX;
    }

    private String group(String name, String objectClass, String... more) {
        return "dn: cn=" + name + ",ou=groups," + TestDirectory.SUFFIX + "\nobjectClass: " + objectClass + "\ncn: "
                + name + "\ndescription: " + name + " " + source + "\n" + String.join("\n", more);
    }

    private static String changed(String name, String... how) {
        return "dn: cn=" + name + ",ou=groups," + TestDirectory.SUFFIX + "\nchangetype: modify\n"
                + String.join("\n", how);
    }

    /** So many members were told last, and nobody who is not known yet. */
    private void awaitMembers(String group, int count) {
        await("members of " + group)
                .atMost(DEADLINE)
                .untilAsserted(() -> assertThat(toldMembers(group)).hasValueSatisfying(told -> {
                    assertThat(told.members()).hasSize(count);
                    assertThat(told.notKnownYet()).isZero();
                }));
    }

    private Optional<DesiredMembers> toldMembers(String group) {
        List<BatchMessage> batches = sync.batches();
        return batches.stream()
                .filter(DesiredObject.class::isInstance)
                .map(DesiredObject.class::cast)
                .filter(object -> object.attributes()
                        .getOrDefault("description", List.of())
                        .contains(group + " " + source))
                .reduce((before, now) -> now)
                .flatMap(object -> batches.stream()
                        .filter(DesiredMembers.class::isInstance)
                        .map(DesiredMembers.class::cast)
                        .filter(members -> members.targetAnchor().equals(object.targetAnchor()))
                        .reduce((before, now) -> now));
    }

    private List<String> enabled(String name) {
        return sync.batches().stream()
                .filter(DesiredObject.class::isInstance)
                .map(DesiredObject.class::cast)
                .filter(object -> object.attributes()
                        .getOrDefault("displayName", List.of())
                        .contains(name + " " + source))
                .map(object -> object.attributes().getOrDefault("accountEnabled", List.of()))
                .reduce(List.of(), (before, now) -> now);
    }

    private static RuleDocument expiring() {
        return new RuleDocument(
                "expired",
                "Accounts that expire",
                RuleDocument.Direction.INBOUND,
                null,
                "inetOrgPerson",
                "user",
                RuleDocument.LinkType.JOIN,
                10,
                null,
                null,
                List.of(new RuleDocument.Flow(
                        "accountEnabled",
                        RuleDocument.FlowKind.EXPRESSION,
                        "IIF(IsPast(CDate([employeeType])),False,NULL)",
                        RuleDocument.MergeType.UPDATE,
                        false)));
    }

    private static String metrics() {
        return given().auth()
                .preemptive()
                .basic("viewer", "viewer-test")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void a_deletion_between_quiet_deltas_is_a_run_of_its_own_and_reaches_the_topic() {
        sync.settings(settings(EVERY_SECOND, DeltaMethod.CHANGELOG));
        awaitRuns(1);

        directory.apply("dn: uid=bert,ou=people," + TestDirectory.SUFFIX + "\nchangetype: delete");

        Run run = awaitRuns(2).getFirst();
        assertThat(run.counts()).containsEntry(Counts.DELETED, 1L);
        assertThat(sync.sentBy(run)).singleElement().isInstanceOf(DesiredAbsence.class);
        assertThat(metrics()).contains("isthmus_sync_change_to_batch_seconds_count{source=\"" + source + "\"} 1");
    }

    @Test
    void by_time_stamps_only_full_imports_look_for_deletions() {
        sync.settings(settings(EVERY_SECOND, DeltaMethod.MODIFY_TIMESTAMP));
        awaitRuns(1);
        Instant full = deletionsLookedAt();
        Instant looked = Instant.parse(status("lastImportAt"));

        await().atMost(DEADLINE)
                .until(() -> Instant.parse(status("lastImportAt")).isAfter(looked.plusSeconds(2)));

        assertThat(deletionsLookedAt()).isEqualTo(full);
    }

    @Test
    void a_source_that_went_away_is_asked_less_and_less_often() {
        sync.settings(settings(EVERY_SECOND, DeltaMethod.CHANGELOG));
        awaitRuns(1);
        directory.stop();

        List<Run> failed = await().atMost(DEADLINE)
                .until(
                        () -> ofSource().stream()
                                .filter(run -> run.finishedAt() != null)
                                .toList(),
                        all -> all.size() >= 4);

        List<Instant> begun = failed.stream().map(Run::startedAt).toList();
        assertThat(Duration.between(begun.get(1), begun.get(0)))
                .isGreaterThan(Duration.between(begun.get(2), begun.get(1)).plusMillis(500));
    }

    /** The newest first. */
    private List<Run> awaitRuns(int count) {
        return await("runs of " + source)
                .atMost(DEADLINE)
                .until(
                        this::ofSource,
                        all -> all.size() >= count
                                && all.stream().allMatch(run -> run.status().finished()));
    }

    private List<Run> ofSource() {
        return runs.latest(50).stream()
                .filter(run -> source.equals(run.connector()))
                .toList();
    }

    private Instant deletionsLookedAt() {
        return Instant.parse(status("deletionsLookedAt"));
    }

    private String status(String field) {
        return given().auth()
                .preemptive()
                .basic("viewer", "viewer-test")
                .get("/api/status")
                .then()
                .statusCode(200)
                .extract()
                .path("sources.find { it.connector == '" + source + "' }." + field);
    }
}
