package io.isthmus.export;

import static io.isthmus.export.ExportScenario.outOfScope;
import static io.isthmus.export.ExportScenario.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.ChangeLimits;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.sandbox.provider.Fault;
import io.isthmus.sandbox.provider.SampleProvider;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A target that takes many newcomers slowly: whoever is to be kept from signing in does not wait for them. */
@QuarkusTest
@QuarkusTestResource(RealKafkaAndPostgres.class)
@TestProfile(ServiceProfile.class)
class LeaversFirstTest {

    /** More than are marked as in flight and wait for a lane. */
    private static final int NEWCOMERS = 2_500;

    private static final long SLOW_MS = 60;

    @Inject
    ExportScenario service;

    @Inject
    EmptyDatabase database;

    @TempDir
    Path folder;

    private SampleProvider provider;

    @BeforeEach
    void three_people_are_at_the_target() throws IOException {
        provider = SampleProvider.start(0, "token");
        database.forgetEverything();
        Path token = Files.writeString(folder.resolve("token"), "token");
        service.useTarget(
                provider.url(),
                new SafetySettings(
                        0, 0, null, SafetySettings.Deprovision.DISABLE, null, new ChangeLimits(0, 0, 0, 0), null),
                new TargetSettings.BearerToken("file:" + token));
        service.batch(
                user("stays", "cara", Map.of()), user("leaves", "anna", Map.of()), user("locked", "bert", Map.of()));
        service.promote();
        service.awaitAtRest();
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void accounts_are_closed_in_the_midst_of_many_creations() {
        provider.faults().order(Fault.delaying(SLOW_MS, "POST"));
        service.batch(newcomers());
        await("creations are under way").atMost(Duration.ofSeconds(60)).until(() -> created() > 20);

        service.batch(outOfScope("leaves"), user("locked", "bert", Map.of("accountEnabled", List.of("false"))));

        await("closed").atMost(Duration.ofSeconds(60)).until(() -> !active("leaves") && !active("locked"));
        assertThat(created()).as("newcomers who are there by then").isLessThan(NEWCOMERS);
        provider.faults().clear();
        service.awaitAtRest();
        assertThat(created()).isEqualTo(NEWCOMERS);
        assertThat(active("stays")).isTrue();
    }

    private static Object[] newcomers() {
        return IntStream.range(0, NEWCOMERS)
                .mapToObj(number -> user("n" + number, "newcomer" + number, Map.of()))
                .toArray();
    }

    private long created() {
        return provider.count(ObjectType.USER) - 3;
    }

    private boolean active(String anchor) {
        return provider.withExternalId(ObjectType.USER, anchor)
                .getFirst()
                .path("active")
                .asBoolean();
    }
}
