package io.isthmus.export;

import static io.isthmus.export.ExportScenario.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.batches.DesiredAbsence;
import io.isthmus.contracts.config.ConfigChange.Verdict;
import io.isthmus.contracts.export.Leaver;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.export.PersonVerdict;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.contracts.settings.IdentitySettings;
import io.isthmus.contracts.settings.SafetySettings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of people who leave, and of those who come back, or seem to. */
@QuarkusTest
@QuarkusTestResource(RealKafkaAndPostgres.class)
@TestProfile(ServiceProfile.class)
class LeavingTest extends ProviderTest {

    @Test
    void a_leaver_who_is_back_under_another_anchor_gets_his_object_back_once_somebody_says_so() {
        String id = disabled("left-1");
        service.receivedBatch(user("back-1", "anna", Map.of()));
        Run refused = service.run(RunProfile.TARGET_IMPORT);

        assertThat(refused.errors()).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo("HELD_BY_FORMER_OBJECT");
            assertThat(error.object()).isEqualTo("ad: CN=anna");
            assertThat(error.message()).contains(id, "left-1", "back-1");
        });
        assertThat(service.run(RunProfile.EXPORT).errors())
                .extracting(Run.RunError::code)
                .containsExactly("HELD_BY_FORMER_OBJECT");
        assertThat(pending().formerAnchor()).isEqualTo("left-1");
        assertThat(say("back-1", Verdict.SAME_PERSON, "somebody-else")).isEqualTo(409);
        assertThat(say("nobody", Verdict.SAME_PERSON, "left-1")).isEqualTo(404);
        assertThat(say("back-1", Verdict.SAME_PERSON, null)).isEqualTo(400);

        assertThat(say("back-1", Verdict.SAME_PERSON, "left-1")).isEqualTo(200);
        awaitBack(id, "back-1");
        service.awaitAtRest();

        assertThat(provider.users().size()).isEqualTo(2);
        assertThat(service.run(RunProfile.TARGET_IMPORT).errors()).isEmpty();
        assertThat(service.summary().total()).isZero();
    }

    @Test
    void a_leaver_with_a_grace_is_disabled_at_once_and_deleted_when_his_date_has_come() {
        service.batch(user("grace-1", "anna", Map.of()), user("stays", "bert", Map.of()));
        service.promote();
        awaitUsers(2);
        service.awaitAtRest();
        String id =
                provider.users().withExternalId("grace-1").orElseThrow().getId().orElseThrow();
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);

        service.batch(leaver("grace-1", tomorrow));
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(
                        () -> assertThat(provider.users().get(id).isActive()).contains(false));
        service.awaitAtRest();
        assertThat(service.get("/api/leavers", Leaver.Page.class).items())
                .singleElement()
                .satisfies(leaver -> {
                    assertThat(leaver.targetAnchor()).isEqualTo("grace-1");
                    assertThat(leaver.deleteAfter()).isEqualTo(tomorrow);
                    assertThat(leaver.kept()).isFalse();
                });

        // the same absence told with a date that comes soon
        service.batch(leaver("grace-1", Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS)));
        awaitUsers(1);
        service.awaitAtRest();
        assertThat(service.get("/api/leavers", Leaver.Page.class).items()).isEmpty();
    }

    @Test
    void a_leaver_whom_somebody_keeps_is_not_deleted_until_that_is_taken_back() {
        service.batch(user("grace-2", "anna", Map.of()), user("stays", "bert", Map.of()));
        service.promote();
        awaitUsers(2);
        service.awaitAtRest();
        service.demote();
        Instant date = Instant.now().minusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
        service.batch(leaver("grace-2", date));
        awaitOperation(Operation.DELETE);

        assertThat(keep("grace-2", Verdict.KEPT, date.plusSeconds(5))).isEqualTo(409);
        assertThat(keep("grace-2", Verdict.KEPT, date)).isEqualTo(200);
        awaitOperation(Operation.DISABLE);
        assertThat(service.get("/api/leavers", Leaver.Page.class).items())
                .singleElement()
                .satisfies(leaver -> assertThat(leaver.kept()).isTrue());

        assertThat(keep("grace-2", Verdict.UNDECIDED, null)).isEqualTo(200);
        awaitOperation(Operation.DELETE);
    }

    @Test
    void under_the_names_of_a_leaver_who_is_to_be_deleted_nobody_is_back_and_of_one_who_is_kept_somebody_is_asked() {
        service.batch(user("grace-3", "anna", Map.of()), user("stays", "bert", Map.of()));
        service.promote();
        awaitUsers(2);
        service.awaitAtRest();
        service.demote();
        Instant date = Instant.now().minusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
        service.batch(leaver("grace-3", date), user("new-3", "anna", Map.of()));
        awaitReason("WaitsForDeletion");

        assertThat(keep("grace-3", Verdict.KEPT, date)).isEqualTo(200);
        awaitReason("HeldByFormerObject");
        assertThat(keep("grace-3", Verdict.UNDECIDED, null)).isEqualTo(200);
        awaitReason("WaitsForDeletion");
    }

    private void awaitReason(String code) {
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(service.summary().reasons()).containsKey(code));
    }

    private void awaitOperation(Operation operation) {
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(pending().operation()).isEqualTo(operation));
    }

    private static DesiredAbsence leaver(String anchor, Instant deleteAfter) {
        return new DesiredAbsence(
                1, "run", anchor, ObjectType.USER, DesiredAbsence.Reason.DELETED_AT_SOURCE, null, null, deleteAfter);
    }

    private int keep(String anchor, Verdict verdict, Instant deleteAfter) {
        return service.as("operator")
                .body(new PersonVerdict(anchor, verdict, null, deleteAfter, null))
                .post("/api/person-verdicts")
                .statusCode();
    }

    @Test
    void what_was_said_of_a_person_outlives_the_database() {
        String id = disabled("left-2");
        service.demote();
        service.batch(user("back-2", "anna", Map.of()));
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(pending().formerAnchor()).isEqualTo("left-2"));
        assertThat(say("back-2", Verdict.SAME_PERSON, "left-2")).isEqualTo(200);
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(pending().operation()).isEqualTo(Operation.UPDATE));

        database.forgetEverything();
        service.batch(
                user("stays", "bert", Map.of()), user("back-2", "anna", Map.of()), ExportScenario.outOfScope("left-2"));
        service.run(RunProfile.TARGET_IMPORT);

        assertThat(pending().operation()).isEqualTo(Operation.UPDATE);
        assertThat(pending().targetId()).isEqualTo(id);
    }

    @Test
    void by_choice_whoever_comes_under_the_names_of_a_leaver_is_the_same_person_whichever_is_told_first() {
        service.changeSettings(
                provider.url(),
                SafetySettings.defaults(),
                new IdentitySettings("userPrincipalName", true, true, IdentitySettings.Rehire.TAKE_OVER));
        service.batch(user("left-3", "anna", Map.of()), user("stays", "bert", Map.of()));
        service.promote();
        awaitUsers(2);
        service.awaitAtRest();
        String id =
                provider.users().withExternalId("left-3").orElseThrow().getId().orElseThrow();

        service.batch(user("back-3", "anna", Map.of("title", List.of("Again"))));
        service.awaitPending(1);
        assertThat(pending().reason()).startsWith("InvalidSoftMatch: ");
        service.batch(ExportScenario.outOfScope("left-3"));

        awaitBack(id, "back-3");
        service.awaitAtRest();
        assertThat(provider.users().size()).isEqualTo(2);
    }

    @Test
    void who_is_somebody_else_stays_refused_until_the_names_are_free() {
        String id = disabled("left-4");
        service.batch(user("other-4", "anna", Map.of()));
        service.awaitPending(1);
        assertThat(say("other-4", Verdict.SOMEBODY_ELSE, "left-4")).isEqualTo(200);
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(pending().reason()).contains("another person"));

        assertThat(provider.users().get(id).getExternalId()).contains("left-4");
        assertThat(provider.users().size()).isEqualTo(2);
    }

    /** Whose object is there still, disabled. */
    private String disabled(String anchor) {
        service.batch(user(anchor, "anna", Map.of()), user("stays", "bert", Map.of()));
        service.promote();
        awaitUsers(2);
        service.awaitAtRest();
        String id =
                provider.users().withExternalId(anchor).orElseThrow().getId().orElseThrow();
        service.batch(ExportScenario.outOfScope(anchor));
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(
                        () -> assertThat(provider.users().get(id).isActive()).contains(false));
        service.awaitAtRest();
        return id;
    }

    private void awaitBack(String id, String anchor) {
        await().atMost(Duration.ofSeconds(120)).untilAsserted(() -> {
            assertThat(provider.users().get(id).getExternalId()).contains(anchor);
            assertThat(provider.users().get(id).isActive()).contains(true);
        });
    }

    private int say(String anchor, Verdict verdict, String former) {
        return service.as("operator")
                .body(new PersonVerdict(anchor, verdict, former, null, "seen her"))
                .post("/api/person-verdicts")
                .statusCode();
    }

    private void awaitUsers(int count) {
        await().atMost(Duration.ofSeconds(120)).until(() -> provider.users().size() == count);
    }

    private PendingExportView pending() {
        List<PendingExportView> items = service.get("/api/pending-exports", PendingExportView.Page.class)
                .items();
        assertThat(items).hasSize(1);
        return items.getFirst();
    }
}
