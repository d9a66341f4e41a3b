package io.isthmus.export;

import static io.isthmus.export.ExportScenario.group;
import static io.isthmus.export.ExportScenario.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.captaingoldfish.scim.sdk.common.resources.Group;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.export.provider.Faults;
import io.isthmus.export.provider.TestProvider;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Processes that die in the middle, providers that fall silent at the worst moment, deployments that take turns. */
@QuarkusTest
@QuarkusTestResource(RealKafkaAndPostgres.class)
@TestProfile(ServiceProfile.class)
class CrashAndHandoverTest {

    private static final Predicate<TestProvider.Request> LOOKING_FOR_A_GROUP =
            request -> request.method().equals("GET") && request.path().startsWith("/Groups?filter");
    /** as often as one look-up is repeated */
    private static final int TRIES = 4;

    @Inject
    ExportScenario service;

    @Inject
    EmptyDatabase database;

    private TestProvider provider;
    private Instant begun;

    @BeforeEach
    void a_provider_with_one_user() {
        begun = Instant.now();
        provider = new TestProvider();
        database.forgetEverything();
        service.useTarget(provider.url(), SafetySettings.defaults());
        service.batch(user("a0", "first", Map.of()));
        service.awaitPending(1);
    }

    @AfterEach
    void nobody_exports() {
        provider.close();
    }

    @Test
    void a_group_is_there_once_although_its_answer_was_lost_and_nobody_could_look_it_up() {
        exporting();
        provider.faults().next(1, Faults.creating("Team"), Faults.lostAnswer());
        provider.faults().next(TRIES, LOOKING_FOR_A_GROUP, Faults.status(500, "down"));

        service.batch(group("g1", "Team"));
        await().atMost(Duration.ofSeconds(120)).until(this::someRunHasToldOfIt);
        service.awaitAtRest();

        assertThat(provider.groups().all()).hasSize(1);
        assertThat(created("/Groups")).hasSize(1);
    }

    @Test
    void what_a_killed_process_may_have_sent_is_looked_up_first_even_if_that_takes_several_runs() {
        exporting();
        service.send(group("g1", "Sent"), group("g2", "Not sent"));
        await().atMost(Duration.ofSeconds(120))
                .until(() -> service.as("viewer").get("/api/objects/g2").statusCode() == 200);
        database.markInFlight("g1");
        database.markInFlight("g2");
        Group sent = Group.builder().displayName("Sent").externalId("g1").build();
        sent.setId("sent");
        provider.groups().put("sent", sent);
        provider.faults().next(2 * TRIES, LOOKING_FOR_A_GROUP, Faults.status(500, "down"));

        service.mark();
        await().atMost(Duration.ofSeconds(120)).until(this::someRunHasToldOfIt);
        service.awaitAtRest();

        assertThat(provider.groups().all()).hasSize(2);
        assertThat(created("/Groups"))
                .singleElement()
                .satisfies(request -> assertThat(request.body()).contains("Not sent"));
    }

    @Test
    void while_the_exporter_before_us_has_not_confirmed_that_it_stopped_nothing_is_written() {
        service.handOverFromAnother(false);

        Run held = service.run(RunProfile.EXPORT);

        assertThat(held.status()).isEqualTo(RunStatus.HELD);
        assertThat(service.gate().holds()).extracting(GateState.Hold::code).contains(GateState.Code.FOREIGN_EXPORTER);
        assertThat(provider.writes()).isEmpty();
        service.demote();
    }

    @Test
    void once_the_exporter_before_us_has_confirmed_we_take_over_at_once() {
        service.handOverFromAnother(true);
        service.awaitAtRest();

        assertThat(provider.users().withExternalId("a0")).isPresent();
    }

    @Test
    void a_run_that_waits_for_another_can_be_asked_for() {
        CountDownLatch asked = new CountDownLatch(1);
        provider.faults().next(1, request -> listsUsers(request) && heldUntil(asked), Faults.status(500, "down"));
        Run importing = service.start(RunProfile.TARGET_IMPORT);

        Run waiting = service.start(RunProfile.TARGET_SYNCHRONIZATION);

        assertThat(service.get("/api/runs/" + waiting.id(), Run.class).status()).isEqualTo(RunStatus.WAITING);
        asked.countDown();
        await().atMost(Duration.ofSeconds(120))
                .until(() -> service.get("/api/runs/" + waiting.id(), Run.class)
                        .status()
                        .finished());
        assertThat(service.get("/api/runs/" + importing.id(), Run.class).status())
                .isEqualTo(RunStatus.SUCCEEDED);
    }

    private static boolean listsUsers(TestProvider.Request request) {
        return request.path().startsWith("/Users?startIndex");
    }

    /** Whatever the machine does else, the import is still under way until then. */
    private static boolean heldUntil(CountDownLatch something) {
        try {
            return !something.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void exporting() {
        service.promote();
        service.awaitAtRest();
    }

    /** Since this test began; the next one follows by itself. */
    private boolean someRunHasToldOfIt() {
        return Stream.of(service.get("/api/runs?limit=50", Run[].class))
                .anyMatch(run -> run.status() == RunStatus.COMPLETED_WITH_ERRORS
                        && run.startedAt().isAfter(begun));
    }

    private List<TestProvider.Request> created(String path) {
        return provider.writes().stream()
                .filter(write -> write.method().equals("POST") && write.path().startsWith(path))
                .toList();
    }
}
