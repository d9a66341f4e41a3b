package io.isthmus.export;

import static io.isthmus.export.ExportScenario.deleted;
import static io.isthmus.export.ExportScenario.group;
import static io.isthmus.export.ExportScenario.members;
import static io.isthmus.export.ExportScenario.outOfScope;
import static io.isthmus.export.ExportScenario.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.contracts.settings.SafetySettings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What keeps an export back, and what lets it go. */
@QuarkusTest
@QuarkusTestResource(RealKafkaAndPostgres.class)
@TestProfile(ServiceProfile.class)
class ExportHeldTest extends ProviderTest {

    @Test
    void in_staging_mode_the_provider_receives_not_one_write() {
        service.batch(user("a1", "anna", Map.of()), group("g1", "Team"), members("g1", "a1"));

        service.awaitPending(2);
        Run imported = service.run(RunProfile.TARGET_IMPORT);
        Run export = service.run(RunProfile.EXPORT);

        assertThat(imported.status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(export.status()).isEqualTo(RunStatus.HELD);
        assertThat(service.gate().stagingMode()).isTrue();
        assertThat(service.gate().holds()).extracting(GateState.Hold::code).contains(GateState.Code.STAGING_MODE);
        assertThat(provider.writes()).isEmpty();
    }

    @Test
    void a_deletion_threshold_holds_everything_until_exactly_this_set_is_approved() {
        service.changeSettings(
                provider.url(), new SafetySettings(3, 0, Duration.ofHours(24), SafetySettings.Deprovision.DISABLE));
        service.batch(IntStream.range(0, 10)
                .mapToObj(i -> user("t" + i, "t" + i, Map.of()))
                .toArray());
        service.promote();
        await().atMost(Duration.ofSeconds(120)).until(() -> provider.users().size() == 10);
        service.awaitAtRest();
        provider.forgetRequests();

        service.batch(
                deleted("t0", ObjectType.USER),
                deleted("t1", ObjectType.USER),
                deleted("t2", ObjectType.USER),
                user("t9", "t9", Map.of("title", List.of("Chief"))));
        service.awaitPending(4);
        Run held = service.run(RunProfile.EXPORT);

        assertThat(held.status()).isEqualTo(RunStatus.HELD);
        assertThat(held.message()).isEqualTo("held: 3 deletions of users, limit 3");
        assertThat(provider.writes()).isEmpty();
        service.as("operator")
                .body("{\"digest\":\"another\",\"comment\":\"no\"}")
                .post("/api/approvals")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("PENDING_EXPORTS_CHANGED"));
        service.as("operator")
                .body("{\"digest\":\"" + service.summary().digest() + "\",\"comment\":\"yes\"}")
                .post("/api/approvals")
                .then()
                .statusCode(200);

        service.awaitAtRest();
        assertThat(provider.users().size()).isEqualTo(7);
        assertThat(provider.users().withExternalId("t9").orElseThrow().getTitle())
                .contains("Chief");
    }

    @Test
    void while_only_deletions_wait_joiners_changes_and_who_is_to_be_disabled_go_on() {
        service.changeSettings(
                provider.url(),
                new SafetySettings(
                        2,
                        0,
                        Duration.ofHours(24),
                        SafetySettings.Deprovision.DISABLE,
                        null,
                        null,
                        SafetySettings.HeldFlow.DELETIONS_WAIT));
        service.batch(IntStream.range(0, 6)
                .mapToObj(i -> user("w" + i, "w" + i, Map.of()))
                .toArray());
        service.promote();
        await().atMost(Duration.ofSeconds(120)).until(() -> provider.users().size() == 6);
        service.awaitAtRest();

        service.batch(
                deleted("w0", ObjectType.USER),
                outOfScope("w1"),
                user("w2", "w2", Map.of("title", List.of("Chief"))),
                user("w6", "w6", Map.of()));

        await().atMost(Duration.ofSeconds(120))
                .until(() -> provider.users().size() == 7
                        && service.summary().total() == 1
                        && !provider.users()
                                .withExternalId("w1")
                                .orElseThrow()
                                .isActive()
                                .orElse(true));
        assertThat(provider.users().withExternalId("w0")).isPresent();
        assertThat(provider.users().withExternalId("w2").orElseThrow().getTitle())
                .contains("Chief");
        assertThat(service.gate().open()).isFalse();
        assertThat(service.gate().onlyDeletionsWait()).isTrue();
        assertThat(service.run(RunProfile.EXPORT).status()).isEqualTo(RunStatus.HELD);

        service.as("operator")
                .body("{\"digest\":\"" + service.summary().digest() + "\",\"comment\":\"yes\"}")
                .post("/api/approvals")
                .then()
                .statusCode(200);

        await().atMost(Duration.ofSeconds(120))
                .until(() -> provider.users().withExternalId("w0").isEmpty());
    }

    @Test
    void a_group_that_would_lose_most_of_its_members_is_held_unless_they_leave_themselves() {
        service.changeSettings(provider.url(), SafetySettings.defaults());
        Object[] people = IntStream.range(0, 25)
                .mapToObj(i -> user("m" + i, "m" + i, Map.of()))
                .toArray();
        String[] all = IntStream.range(0, 25).mapToObj(i -> "m" + i).toArray(String[]::new);
        service.batch(Stream.concat(Stream.of(people), Stream.of(group("gm", "Team"), members("gm", all)))
                .toArray());
        service.promote();
        await().atMost(Duration.ofSeconds(120)).until(() -> provider.users().size() == 25);
        service.awaitAtRest();

        service.batch(members("gm", "m0", "m1"));
        service.awaitPending(1);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> service.gate().holds().stream()
                        .anyMatch(hold -> hold.code() == GateState.Code.REMOVED_MEMBERS_EXCEEDED));
        assertThat(service.gate().holds().getFirst().message())
                .isEqualTo("held: 23 of 25 memberships would be removed from members who stay, limits 5000 and 10 %");
        service.batch(members("gm", all));
        service.awaitAtRest();
    }

    @Test
    void half_a_batch_is_not_exported() {
        service.batch(user("a1", "anna", Map.of()));
        service.promote();
        await().atMost(Duration.ofSeconds(120)).until(() -> provider.users().size() == 1);
        service.awaitAtRest();

        service.send(user("a2", "bert", Map.of()));
        await().atMost(Duration.ofSeconds(120))
                .until(() -> service.gate().holds().stream()
                        .anyMatch(hold -> hold.code() == GateState.Code.BATCH_INCOMPLETE));

        assertThat(provider.users().size()).isEqualTo(1);
        service.mark();
        await().atMost(Duration.ofSeconds(120)).until(() -> provider.users().size() == 2);
    }

    @Test
    void whoever_is_demoted_stops_and_says_so() {
        service.batch(user("a1", "anna", Map.of()));
        service.promote();
        await().atMost(Duration.ofSeconds(120)).until(() -> provider.users().size() == 1);

        service.demote();
        await().atMost(Duration.ofSeconds(120)).until(service::quiesced);
        service.batch(user("a2", "bert", Map.of()));
        service.awaitPending(1);

        assertThat(service.run(RunProfile.EXPORT).status()).isEqualTo(RunStatus.HELD);
        assertThat(provider.users().size()).isEqualTo(1);
    }
}
