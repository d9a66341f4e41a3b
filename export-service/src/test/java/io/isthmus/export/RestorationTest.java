package io.isthmus.export;

import static io.isthmus.export.ExportScenario.deleted;
import static io.isthmus.export.ExportScenario.group;
import static io.isthmus.export.ExportScenario.members;
import static io.isthmus.export.ExportScenario.user;
import static io.isthmus.export.ExportScenario.withManager;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Member;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.export.RestorationPlan;
import io.isthmus.contracts.export.RestorationPlan.Status;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.export.provider.TestProvider;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was written is put back, through the same gate, by one approved plan. */
@QuarkusTest
@QuarkusTestResource(RealKafkaAndPostgres.class)
@TestProfile(ServiceProfile.class)
class RestorationTest {

    private static final Duration DEADLINE = Duration.ofSeconds(120);

    @Inject
    ExportScenario service;

    @Inject
    EmptyDatabase database;

    private TestProvider provider;
    private Instant since;

    @BeforeEach
    void a_company_is_at_the_target_and_then_much_changes() {
        provider = new TestProvider();
        database.forgetEverything();
        service.useTarget(provider.url(), new SafetySettings(0, 0, null, null, null));
        service.promote();
        service.batch(
                withManager(user("a1", "anna", Map.of("title", List.of("Clerk"))), "b1"),
                user("b1", "bert", Map.of("title", List.of("Boss"))),
                user("c1", "carl", Map.of("title", List.of("Clerk"), "city", List.of("Kiel"))),
                group("g1", "Team"),
                members("g1", "a1", "b1"));
        await().atMost(DEADLINE).until(() -> provider.users().size() == 3);
        service.awaitAtRest();
        service.run(RunProfile.TARGET_IMPORT);
        since = Instant.now();

        service.batch(
                withManager(user("a1", "anna", Map.of("title", List.of("Head"))), null),
                deleted("b1", ObjectType.USER),
                user("c1", "carl", Map.of("title", List.of("Head"), "city", List.of("Bonn"))),
                user("d1", "dora", Map.of("title", List.of("New"))),
                members("g1", "a1", "c1", "d1"));
        await().atMost(DEADLINE)
                .until(() -> provider.users().withExternalId("b1").isEmpty());
        service.awaitAtRest();
    }

    @AfterEach
    void nobody_exports() {
        if (!service.nobodyExports()) {
            service.demote();
        }
        service.as("admin").delete("/api/restoration");
        provider.close();
    }

    @Test
    void every_object_is_as_it_was_before_and_the_deployment_is_demoted_by_itself() {
        service.demote();
        RestorationPlan plan = service.prepareRestoration(since);

        assertThat(plan.conclusion())
                .contains("5 objects are still to be put back, 1 of them by creating them again: without attributes");
        assertThat(page().items())
                .extracting(item -> item.targetAnchor() + " " + item.operation())
                .containsExactlyInAnyOrder("a1 UPDATE", "b1 ADD", "c1 UPDATE", "d1 DELETE", "g1 UPDATE");
        assertThat(page().items())
                .filteredOn(item -> item.targetAnchor().equals("c1"))
                .singleElement()
                .satisfies(carl -> assertThat(carl.changes())
                        .contains(new PendingExportView.AttributeChange("city", List.of("Bonn"), List.of("Kiel"))));

        service.restore(plan.id());
        await().atMost(DEADLINE)
                .untilAsserted(() -> assertThat(service.gate().holds())
                        .extracting(GateState.Hold::code)
                        .contains(GateState.Code.RESTORATION_NOT_APPROVED));
        assertThat(there("a1").getTitle()).contains("Head");
        service.approveRestoration(service.summary().digest());
        RestorationPlan done = service.awaitRestoration(Status.DONE);

        assertAsBefore();
        assertThat(there("c1").getAddresses().getFirst().getLocality()).contains("Kiel");
        assertThat(service.nobodyExports()).isTrue();
        assertThat(done.conclusion()).contains("demoted");
        service.prepareRestoration(since);
        assertThat(page().items()).isEmpty();
    }

    @Test
    void what_somebody_else_has_changed_meanwhile_stays_unless_it_is_included() {
        service.demote();
        User carl = there("c1");
        carl.setTitle("Chosen by hand");
        provider.users().put(carl.getId().orElseThrow(), carl);

        RestorationPlan plan = service.prepareRestoration(since);

        assertThat(plan.progress().conflicts()).isEqualTo(1);
        RestorationPlan.Conflict conflict = service.get(
                        "/api/restoration/conflicts", RestorationPlan.ConflictPage.class)
                .items()
                .getFirst();
        assertThat(conflict.targetAnchor()).isEqualTo("c1");
        assertThat(conflict.values())
                .containsExactly(new RestorationPlan.ConflictingValue(
                        "title", List.of("Clerk"), List.of("Head"), List.of("Chosen by hand")));

        service.approveRestoration(plan.digest());
        service.restore(plan.id());
        service.awaitRestoration(Status.DONE);
        assertThat(there("c1").getTitle()).contains("Chosen by hand");
        assertThat(there("c1").getAddresses().getFirst().getLocality()).contains("Kiel");

        service.prepareRestoration(since);
        service.as("admin").body("{\"targetAnchor\":\"c1\"}").post("/api/restoration/inclusions");
        await().atMost(DEADLINE)
                .untilAsserted(() -> assertThat(page().items())
                        .extracting(PendingExportView::targetAnchor)
                        .containsExactly("c1"));
        plan = service.awaitRestoration(Status.PREPARED);
        service.approveRestoration(plan.digest());
        service.restore(plan.id());
        service.awaitRestoration(Status.DONE);
        assertAsBefore();
    }

    @Test
    void what_changed_since_the_approval_has_to_be_approved_anew_and_what_is_desired_is_never_exported() {
        service.demote();
        RestorationPlan plan = service.prepareRestoration(since);
        service.approveRestoration(plan.digest());
        service.awaitRestoration(Status.APPROVED);
        User anna = there("a1");
        anna.setTitle("Chosen by hand");
        provider.users().put(anna.getId().orElseThrow(), anna);
        provider.forgetRequests();

        service.restore(plan.id());
        await().atMost(DEADLINE)
                .untilAsserted(() -> assertThat(service.gate().holds())
                        .extracting(GateState.Hold::code)
                        .containsExactly(GateState.Code.RESTORATION_NOT_APPROVED));
        service.batch(user("c1", "carl", Map.of("title", List.of("Even newer"))), user("e1", "emil", Map.of()));
        service.run(RunProfile.EXPORT);

        assertThat(provider.writes()).isEmpty();
        service.approveRestoration(service.restoration().digest());
        service.awaitRestoration(Status.DONE);
        assertThat(there("a1").getTitle()).contains("Chosen by hand");
        assertThat(provider.users().withExternalId("e1")).isEmpty();
        assertThat(there("c1").getTitle()).contains("Clerk");
    }

    @Test
    void a_plan_that_nobody_here_knows_any_more_lets_nothing_be_written() {
        service.demote();
        provider.forgetRequests();
        service.restore("a plan of a lost database");

        await().atMost(DEADLINE)
                .untilAsserted(() -> assertThat(service.gate().holds())
                        .extracting(GateState.Hold::code)
                        .containsExactly(GateState.Code.RESTORATION_NOT_READY));
        service.batch(user("c1", "carl", Map.of("title", List.of("Even newer"))));
        service.run(RunProfile.EXPORT);

        assertThat(provider.writes()).isEmpty();
    }

    @Test
    void promoted_as_ever_the_deployment_forgets_the_plan_and_exports_what_is_desired() {
        service.demote();
        service.prepareRestoration(since);

        service.promote();
        service.batch(user("c1", "carl", Map.of("title", List.of("Even newer"))));
        await().atMost(DEADLINE)
                .until(() -> there("c1").getTitle().filter("Even newer"::equals).isPresent());

        assertThat(provider.users().withExternalId("d1")).isPresent();
    }

    @Test
    void while_somebody_exports_there_is_no_plan_to_prepare() {
        assertThat(service.as("admin").body("{}").post("/api/restoration").statusCode())
                .isEqualTo(409);
        assertThat(service.as("viewer").body("{}").post("/api/restoration").statusCode())
                .isEqualTo(403);
    }

    @Test
    void only_an_admin_prepares_includes_approves_and_discards_at_this_services_own_port_too() {
        service.demote();
        assertThat(service.as("operator").body("{}").post("/api/restoration").statusCode())
                .isEqualTo(403);
        RestorationPlan plan = service.prepareRestoration(since);

        assertThat(service.as("operator")
                        .body("{}")
                        .post("/api/restoration/inclusions")
                        .statusCode())
                .isEqualTo(403);
        assertThat(service.as("operator").delete("/api/restoration").statusCode())
                .isEqualTo(403);
        var refused = service.as("operator")
                .body("{\"digest\":\"" + plan.digest() + "\"}")
                .post("/api/approvals");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.path("code").toString()).isEqualTo("ADMIN_NEEDED");
        assertThat(service.restoration().approval()).isNull();
    }

    private void assertAsBefore() {
        User bert = there("b1");
        User anna = there("a1");
        assertThat(provider.users().size()).isEqualTo(3);
        assertThat(anna.getTitle()).contains("Clerk");
        assertThat(anna.getEnterpriseUser()
                        .flatMap(enterprise -> enterprise.getManager())
                        .flatMap(manager -> manager.getValue()))
                .isEqualTo(bert.getId());
        assertThat(bert.getTitle()).contains("Boss");
        assertThat(there("c1").getTitle()).contains("Clerk");
        Group team = provider.groups().withExternalId("g1").orElseThrow();
        assertThat(team.getMembers().stream().map(Member::getValue).map(id -> id.orElseThrow()))
                .containsExactlyInAnyOrder(
                        anna.getId().orElseThrow(), bert.getId().orElseThrow());
    }

    private PendingExportView.Page page() {
        return service.get("/api/pending-exports", PendingExportView.Page.class);
    }

    private User there(String anchor) {
        return provider.users().withExternalId(anchor).orElseThrow();
    }
}
