package io.isthmus.export;

import static io.isthmus.export.ExportScenario.deleted;
import static io.isthmus.export.ExportScenario.group;
import static io.isthmus.export.ExportScenario.members;
import static io.isthmus.export.ExportScenario.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.captaingoldfish.scim.sdk.common.resources.User;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.export.ForeignChange;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.ScheduleSettings;
import io.isthmus.export.provider.HeldAnswer;
import io.isthmus.export.provider.TestProvider;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A target import that nobody waits for holds nobody up, and takes nothing that was written meanwhile for something else. */
@QuarkusTest
@QuarkusTestResource(RealKafkaAndPostgres.class)
@TestProfile(ServiceProfile.class)
class ImportsBesideExportsTest {

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final ScheduleSettings AFTER_FOUR_WRITES = new ScheduleSettings(true, null, null, null, 4);

    private static final int ROUNDS = 20;
    private static final int STAFF = 40;

    @Inject
    ExportScenario service;

    @Inject
    EmptyDatabase database;

    private TestProvider provider;
    private Instant begun;

    /** Everybody is there and was seen there; then four writes make an import due, whose first page grows old on its way. */
    @BeforeEach
    void a_company_that_is_exported_and_seen() {
        provider = new TestProvider(true, 5);
        database.forgetEverything();
        service.useTarget(provider.url(), SafetySettings.defaults());
        service.schedule(provider.url(), AFTER_FOUR_WRITES);
        service.promote();
        service.batch(
                user("anna", "anna", Map.of()),
                user("bert", "bert", Map.of()),
                user("cara", "cara", Map.of()),
                user("dora", "dora", Map.of()),
                group("team", "Team"),
                members("team", "anna", "bert"));
        await().atMost(DEADLINE).until(() -> provider.groups().size() == 1 && team().size() == 2);
        service.awaitAtRest();
        assertThat(service.run(RunProfile.TARGET_IMPORT).status()).isEqualTo(RunStatus.SUCCEEDED);
        begun = Instant.now();
    }

    @AfterEach
    void nobody_exports() {
        provider.close();
    }

    @Test
    void what_is_written_meanwhile_is_nobody_elses_and_not_written_again() {
        HeldAnswer users = provider.hold(listing("/Users"));
        HeldAnswer groups = provider.hold(listing("/Groups"));
        fourWrites();
        await("the users are read").atMost(DEADLINE).until(users::reached);

        delta(
                user("anna", "anna", Map.of("title", List.of("Director"))),
                user("elsa", "elsa", Map.of()),
                deleted("dora", ObjectType.USER));
        await("an export beside it")
                .atMost(DEADLINE)
                .until(() -> titleOf("anna").equals("Director")
                        && provider.users().withExternalId("elsa").isPresent()
                        && provider.users().withExternalId("dora").isEmpty());
        somebodyElseNames("cara", "Somebody");
        users.release();
        await("the groups are read").atMost(DEADLINE).until(groups::reached);

        delta(members("team", "anna", "elsa"), deleted("bert", ObjectType.USER));
        await("an export beside it")
                .atMost(DEADLINE)
                .until(() -> team().contains(idOf("elsa"))
                        && provider.users().withExternalId("bert").isEmpty());
        int writes = provider.writes().size();
        groups.release();
        Run beside = awaitImport();

        assertThat(beside.status()).isEqualTo(RunStatus.SUCCEEDED);
        service.awaitAtRest();
        assertThat(provider.writes()).hasSize(writes);
        assertThat(service.foreignChanges(begun)).isEmpty();

        assertThat(service.run(RunProfile.TARGET_IMPORT).status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(service.foreignChanges(begun))
                .extracting(ForeignChange::externalId)
                .containsExactly("cara");
        service.awaitAtRest();
        assertThat(provider.users().withExternalId("cara").orElseThrow().getDisplayName())
                .contains("Display cara");
    }

    @Test
    void it_makes_way_for_an_import_that_somebody_asks_for() {
        HeldAnswer users = provider.hold(listing("/Users"));
        fourWrites();
        await("the users are read").atMost(DEADLINE).until(users::reached);
        String beside = imports()
                .filter(run -> !run.status().finished())
                .findFirst()
                .orElseThrow()
                .id();

        Run asked = service.start(RunProfile.TARGET_IMPORT);
        users.release();

        await().atMost(DEADLINE)
                .until(() -> service.get("/api/runs/" + asked.id(), Run.class)
                        .status()
                        .finished());
        assertThat(service.get("/api/runs/" + asked.id(), Run.class).status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(service.get("/api/runs/" + beside, Run.class))
                .satisfies(run -> assertThat(run.status()).isEqualTo(RunStatus.HELD))
                .satisfies(run -> assertThat(run.message()).contains("made way"));
    }

    @Test
    void an_object_of_somebody_else_that_has_come_is_noticed() {
        HeldAnswer users = provider.hold(listing("/Users"));
        fourWrites();
        await("the users are read").atMost(DEADLINE).until(users::reached);
        provider.users().put("~foreign", foreigner());
        users.release();
        awaitImport();

        assertThat(service.run(RunProfile.TARGET_IMPORT).status()).isEqualTo(RunStatus.SUCCEEDED);

        assertThat(service.foreignChanges(begun))
                .extracting(ForeignChange::targetId)
                .containsExactly("~foreign");
    }

    @Test
    void while_everything_changes_and_imports_go_on_nothing_is_said_to_be_somebody_elses() {
        service.schedule(provider.url(), new ScheduleSettings(true, null, null, null, 1));
        Random random = new Random(7);
        for (int round = 0; round < ROUNDS; round++) {
            List<Object> changes = new ArrayList<>();
            for (int i = 0; i < STAFF; i++) {
                String name = "staff" + i;
                changes.add(
                        random.nextInt(10) == 0
                                ? deleted(name, ObjectType.USER)
                                : user(name, name, Map.of("title", List.of("Round " + round))));
            }
            String title = "Round " + round;
            changes.add(user("anna", "anna", Map.of("title", List.of(title))));
            changes.add(members(
                    "team",
                    IntStream.range(0, STAFF)
                            .filter(i -> random.nextBoolean())
                            .mapToObj(i -> "staff" + i)
                            .toArray(String[]::new)));
            delta(changes.toArray());
            await(title)
                    .atMost(DEADLINE)
                    .until(() ->
                            titleOf("anna").equals(title) && service.summary().total() == 0);
        }
        service.schedule(provider.url(), AFTER_FOUR_WRITES);
        awaitImport();
        service.awaitAtRest();

        assertThat(service.run(RunProfile.TARGET_IMPORT).status()).isEqualTo(RunStatus.SUCCEEDED);

        assertThat(service.foreignChanges(begun)).isEmpty();
        service.awaitAtRest();
        assertThat(imports()
                        .filter(run -> run.startedAt().isAfter(begun))
                        .filter(run -> run.status() == RunStatus.SUCCEEDED))
                .isNotEmpty();
    }

    private static User foreigner() {
        return User.builder().id("~foreign").userName("foreigner").build();
    }

    private void fourWrites() {
        delta(Stream.of("anna", "bert", "cara", "dora")
                .map(name -> (Object) user(name, name, Map.of("title", List.of("Clerk"))))
                .toArray());
    }

    private void delta(Object... messages) {
        service.send(messages);
        service.markOfDelta();
    }

    private static Predicate<TestProvider.Request> listing(String endpoint) {
        return request -> request.method().equals("GET") && request.path().startsWith(endpoint + "?startIndex");
    }

    private void somebodyElseNames(String anchor, String name) {
        provider.users().withExternalId(anchor).orElseThrow().setDisplayName(name);
    }

    private String titleOf(String anchor) {
        return provider.users().withExternalId(anchor).flatMap(User::getTitle).orElse("");
    }

    private String idOf(String anchor) {
        return provider.users().withExternalId(anchor).flatMap(User::getId).orElse("");
    }

    private List<String> team() {
        return provider.groups().withExternalId("team").orElseThrow().getMembers().stream()
                .map(member -> member.getValue().orElseThrow())
                .toList();
    }

    /** The newest one ends. */
    private Run awaitImport() {
        await("the target import beside exports ends")
                .atMost(DEADLINE)
                .until(() -> imports().allMatch(run -> run.status().finished()));
        return imports().findFirst().orElseThrow();
    }

    private Stream<Run> imports() {
        return Stream.of(service.get("/api/runs?limit=1000", Run[].class))
                .filter(run -> run.profile() == RunProfile.TARGET_IMPORT);
    }
}
