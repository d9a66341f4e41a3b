package io.isthmus.export;

import static io.isthmus.export.ExportScenario.outOfScope;
import static io.isthmus.export.ExportScenario.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.IdentitySettings;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.export.comparing.ComparisonStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Who arrives between the two steps of a comparison: others have been looked for at the target, and are compared next. */
@QuarkusTest
@QuarkusTestResource(RealKafkaAndPostgres.class)
@TestProfile(ServiceProfile.class)
class LateArrivalTest extends ProviderTest {

    @Inject
    Transactions transactions;

    private final AtomicReference<Runnable> betweenTheSteps = new AtomicReference<>(() -> {});

    @Test
    void whoever_arrives_after_others_were_looked_for_is_looked_for_himself_before_he_is_created() {
        service.changeSettings(
                provider.url(),
                SafetySettings.defaults(),
                new IdentitySettings("userPrincipalName", true, true, IdentitySettings.Rehire.TAKE_OVER));
        service.batch(user("a1", "anna", Map.of()), user("stays", "cara", Map.of()));
        service.promote();
        service.awaitAtRest();
        service.batch(outOfScope("a1"));
        service.awaitAtRest();
        QuarkusMock.installMockForType(storeWithAGap(), ComparisonStore.class);

        betweenTheSteps.set(() -> service.receivedBatch(user("a2", "anna", Map.of())));
        service.batch(user("b1", "bert", Map.of()));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(provider.users().withExternalId("a2"))
                        .hasValueSatisfying(anna -> assertThat(anna.isActive()).contains(true)));
        service.awaitAtRest();
        assertThat(provider.users().withExternalId("a1")).isEmpty();
        assertThat(provider.users().withExternalId("b1")).isPresent();
    }

    private ComparisonStore storeWithAGap() {
        return new ComparisonStore(transactions) {
            @Override
            public void refreshMemberships(Collection<ObjectType> members) {
                super.refreshMemberships(members);
                betweenTheSteps.getAndSet(() -> {}).run();
            }
        };
    }
}
