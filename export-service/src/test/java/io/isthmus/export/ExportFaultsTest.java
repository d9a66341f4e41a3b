package io.isthmus.export;

import static io.isthmus.export.ExportScenario.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import de.captaingoldfish.scim.sdk.common.resources.User;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.export.provider.Faults;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An object that cannot be written, or whose answer is lost, harms nobody else and is not there twice. */
@QuarkusTest
@QuarkusTestResource(RealKafkaAndPostgres.class)
@TestProfile(ServiceProfile.class)
class ExportFaultsTest extends ProviderTest {

    @Test
    void bad_objects_are_named_and_never_stop_the_others() {
        provider.faults().next(100, Faults.creating("bad@"), Faults.status(400, "invalidValue", "no such thing"));
        provider.faults().next(2, Faults.creating("slow@"), Faults.throttled(1));
        provider.faults().next(2, Faults.creating("broken@"), Faults.status(500, "oops"));
        provider.faults().next(1, Faults.creating("lost@"), Faults.lostAnswer());
        service.batch(
                user("b1", "bad", Map.of()),
                user("b2", "slow", Map.of()),
                user("b3", "broken", Map.of()),
                user("b4", "lost", Map.of()),
                user("b5", "good", Map.of()));
        service.awaitPending(5);

        service.promote();
        service.awaitPending(1);

        Run run = service.run(RunProfile.EXPORT);
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED_WITH_ERRORS);
        assertThat(run.errors()).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo("invalidValue");
            assertThat(error.message()).contains("no such thing");
            assertThat(error.object()).isEqualTo("ad: CN=bad");
        });
        assertThat(provider.users().all().stream()
                        .map(user -> user.getExternalId().orElseThrow()))
                .containsExactlyInAnyOrder("b2", "b3", "b4", "b5");
        service.as("viewer")
                .get("/api/pending-exports")
                .then()
                .statusCode(200)
                .body("items[0].targetAnchor", equalTo("b1"))
                .body("items[0].reason", containsString("no such thing"));
    }

    @Test
    void a_lost_answer_never_creates_a_second_user() {
        provider.faults().next(20, Faults.creating("lost"), Faults.lostAnswer());
        service.batch(IntStream.range(0, 20)
                .mapToObj(i -> user("l" + i, "lost" + i, Map.of()))
                .toArray());
        service.promote();

        await().atMost(Duration.ofSeconds(120)).until(() -> provider.users().size() == 20);
        service.awaitAtRest();

        assertThat(provider.users().size()).isEqualTo(20);
        assertThat(provider.writes().stream().filter(write -> write.method().equals("POST")))
                .hasSize(20);
    }

    @Test
    void an_existing_user_is_taken_over_by_its_name_and_a_stranger_stays_untouched() {
        User existing = User.builder().userName("anna@contoso.test").build();
        existing.setId("existing");
        provider.users().put("existing", existing);
        User stranger = User.builder().userName("stranger@contoso.test").build();
        stranger.setId("stranger");
        provider.users().put("stranger", stranger);
        service.batch(user("a1", "anna", Map.of()));
        service.awaitPending(1);

        Run imported = service.run(RunProfile.TARGET_IMPORT);
        service.promote();
        service.awaitAtRest();

        assertThat(imported.counts()).containsEntry("matchedSoft", 1L);
        assertThat(provider.users().size()).isEqualTo(2);
        assertThat(provider.users().get("existing").getExternalId()).contains("a1");
        assertThat(provider.writes()).hasSize(1);
    }
}
