package io.isthmus.export;

import static io.isthmus.export.ExportScenario.deleted;
import static io.isthmus.export.ExportScenario.group;
import static io.isthmus.export.ExportScenario.members;
import static io.isthmus.export.ExportScenario.outOfScope;
import static io.isthmus.export.ExportScenario.user;
import static io.isthmus.export.ExportScenario.withManager;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.User;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is desired comes to be at the target. */
@QuarkusTest
@QuarkusTestResource(RealKafkaAndPostgres.class)
@TestProfile(ServiceProfile.class)
class ExportingTest extends ProviderTest {

    @Test
    void once_promoted_everything_is_exported_by_itself_and_a_second_run_writes_nothing() {
        service.batch(
                withManager(user("a1", "anna", Map.of("department", List.of("IT"), "mobile", List.of("+49 1"))), "a3"),
                withManager(user("a2", "bert", Map.of("city", List.of("Köln"))), "a1"),
                user("a3", "cara", Map.of()),
                group("g1", "Team"),
                members("g1", "a1", "a2", "g2"),
                group("g2", "Inner"),
                members("g2", "a3"));
        service.awaitPending(5);

        service.promote();
        service.awaitAtRest();

        assertThat(provider.users().size()).isEqualTo(3);
        User anna = provider.users().withExternalId("a1").orElseThrow();
        assertThat(anna.getUserName()).contains("anna@contoso.test");
        assertThat(anna.getEnterpriseUser().orElseThrow().getDepartment()).contains("IT");
        assertThat(anna.getEnterpriseUser()
                        .orElseThrow()
                        .getManager()
                        .orElseThrow()
                        .getValue())
                .isEqualTo(provider.users().withExternalId("a3").orElseThrow().getId());
        Group team = provider.groups().withExternalId("g1").orElseThrow();
        assertThat(team.getMembers()).hasSize(3);
        // managers first: nobody needed a second request for the reference
        assertThat(provider.writes().stream().filter(write -> write.path().startsWith("/Users")))
                .hasSize(3);

        provider.forgetRequests();
        service.run(RunProfile.EXPORT);
        Run confirming = service.run(RunProfile.TARGET_IMPORT);

        assertThat(confirming.counts()).containsEntry("pendingUpdate", 0L).containsEntry("pendingAdd", 0L);
        assertThat(service.summary().awaitingConfirmation()).isZero();
        assertThat(provider.writes()).isEmpty();
    }

    @Test
    void changes_reach_the_provider_value_by_value() {
        service.batch(
                user("a1", "anna", Map.of("department", List.of("IT"), "telephoneNumber", List.of("1"))),
                user("a2", "bert", Map.of()),
                group("g1", "Team"),
                members("g1", "a1", "a2"));
        service.promote();
        service.awaitPending(0);
        service.awaitAtRest();
        assertThat(provider.groups().all().getFirst().getMembers()).hasSize(2);

        service.batch(
                withManager(
                        user(
                                "a1",
                                "anna",
                                Map.of(
                                        "department",
                                        List.of(),
                                        "telephoneNumber",
                                        List.of(),
                                        "city",
                                        List.of("Bonn"),
                                        "streetAddress",
                                        List.of("Weg 1"),
                                        "title",
                                        List.of("Dr."))),
                        "a2"),
                members("g1", "a2"));
        await().atMost(Duration.ofSeconds(120)).untilAsserted(() -> {
            User anna = provider.users().withExternalId("a1").orElseThrow();
            assertThat(anna.getTitle()).contains("Dr.");
            assertThat(provider.groups().all().getFirst().getMembers()).hasSize(1);
        });
        service.awaitAtRest();

        User anna = provider.users().withExternalId("a1").orElseThrow();
        assertThat(anna.getPhoneNumbers()).isEmpty();
        assertThat(anna.getAddresses())
                .singleElement()
                .satisfies(address -> assertThat(address.getLocality()).contains("Bonn"));
        assertThat(anna.getEnterpriseUser().orElseThrow().getDepartment()).isEmpty();
        assertThat(service.run(RunProfile.TARGET_IMPORT).counts()).containsEntry("pendingUpdate", 0L);
    }

    @Test
    void objects_gone_from_the_source_are_deleted_and_those_out_of_scope_disabled() {
        service.batch(user("a1", "anna", Map.of()), user("a2", "bert", Map.of()), user("a3", "cara", Map.of()));
        service.promote();
        await().atMost(Duration.ofSeconds(120)).until(() -> provider.users().size() == 3);
        service.awaitAtRest();

        service.batch(deleted("a1", ObjectType.USER), outOfScope("a2"));

        await().atMost(Duration.ofSeconds(120)).untilAsserted(() -> {
            assertThat(provider.users().withExternalId("a1")).isEmpty();
            assertThat(provider.users().withExternalId("a2").orElseThrow().isActive())
                    .contains(false);
        });
        assertThat(provider.users().withExternalId("a3").orElseThrow().isActive())
                .contains(true);
    }

    @Test
    void what_somebody_deletes_at_the_target_comes_back() {
        service.batch(user("a1", "anna", Map.of()), user("a2", "bert", Map.of()));
        service.promote();
        await().atMost(Duration.ofSeconds(120)).until(() -> provider.users().size() == 2);
        service.awaitAtRest();
        service.run(RunProfile.TARGET_IMPORT);

        provider.users()
                .remove(provider.users()
                        .withExternalId("a1")
                        .orElseThrow()
                        .getId()
                        .orElseThrow());
        service.run(RunProfile.TARGET_IMPORT);

        await().atMost(Duration.ofSeconds(120)).until(() -> provider.users().size() == 2);
        assertThat(provider.users().withExternalId("a1")).isPresent();
    }
}
