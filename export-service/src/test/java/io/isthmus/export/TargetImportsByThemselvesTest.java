package io.isthmus.export;

import static io.isthmus.export.ExportScenario.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.ScheduleSettings;
import io.isthmus.export.provider.TestProvider;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Target imports that nobody asked for. */
@QuarkusTest
@QuarkusTestResource(RealKafkaAndPostgres.class)
@TestProfile(ServiceProfile.class)
class TargetImportsByThemselvesTest {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    @Inject
    ExportScenario service;

    @Inject
    EmptyDatabase database;

    private TestProvider provider;
    private long earlier;

    @BeforeEach
    void an_empty_provider_and_nothing_desired() {
        provider = new TestProvider();
        database.forgetEverything();
        service.useTarget(provider.url(), SafetySettings.defaults());
        earlier = imports();
    }

    @AfterEach
    void nobody_exports() {
        provider.close();
    }

    @Test
    void each_full_import_brings_one_which_sees_what_somebody_else_has_deleted() {
        service.schedule(provider.url(), new ScheduleSettings(true, null, null));
        service.promote();
        service.batch();
        awaitImports(earlier + 1);
        service.batch(user("a1", "anna", Map.of()));
        await().atMost(DEADLINE)
                .until(() -> provider.users().withExternalId("a1").isPresent());
        awaitImports(earlier + 2);
        service.awaitAtRest();
        long before = imports();

        provider.users().clear();
        service.batch(user("a2", "bert", Map.of()));

        awaitImports(before + 1);
        await("anna is there again")
                .atMost(DEADLINE)
                .until(() -> provider.users().withExternalId("a1").isPresent());
        assertThat(provider.users().withExternalId("a2")).isPresent();
    }

    @Test
    void writes_that_nobody_has_seen_bring_one() {
        service.schedule(provider.url(), new ScheduleSettings(true, null, null, null, 3));
        service.promote();
        service.batch();
        awaitImports(earlier + 1);
        long before = imports();

        service.send(Stream.of("anna", "bert", "cara")
                .map(name -> (Object) user(name, name, Map.of()))
                .toArray());
        service.markOfDelta();

        awaitImports(before + 1);
        assertThat(provider.users().all()).hasSize(3);
    }

    @Test
    void without_a_schedule_there_is_none() {
        service.batch(user("a1", "anna", Map.of()));
        service.awaitPending(1);
        service.run(RunProfile.TARGET_IMPORT);
        service.batch(user("a2", "bert", Map.of()));
        service.awaitPending(2);
        service.run(RunProfile.TARGET_SYNCHRONIZATION);

        assertThat(imports()).isEqualTo(earlier + 1);
    }

    private void awaitImports(long count) {
        await(count + " target imports").atMost(DEADLINE).until(() -> imports() >= count);
    }

    private long imports() {
        return Stream.of(service.get("/api/runs?limit=1000", Run[].class))
                .filter(run -> run.profile() == RunProfile.TARGET_IMPORT
                        && run.status().finished())
                .count();
    }
}
