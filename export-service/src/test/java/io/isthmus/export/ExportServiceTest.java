package io.isthmus.export;

import static io.isthmus.export.ExportScenario.deleted;
import static io.isthmus.export.ExportScenario.group;
import static io.isthmus.export.ExportScenario.members;
import static io.isthmus.export.ExportScenario.outOfScope;
import static io.isthmus.export.ExportScenario.user;
import static io.isthmus.export.ExportScenario.withManager;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.User;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.WrittenObject;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.contracts.settings.SafetySettings;
import io.isthmus.contracts.settings.TargetSettings;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealKafkaAndPostgres.class)
@TestProfile(ServiceProfile.class)
class ExportServiceTest {

    @Inject
    ExportScenario service;

    @Inject
    EmptyDatabase database;

    private TestProvider provider;

    @BeforeEach
    void an_empty_provider_and_nothing_desired() {
        provider = new TestProvider();
        database.forgetEverything();
        service.useTarget(provider.url(), SafetySettings.defaults());
    }

    @AfterEach
    void nobody_exports() {
        provider.close();
    }

    @Test
    void a_target_is_tried_before_it_is_in_any_settings_and_only_an_admin_says_where_its_secret_is_sent() {
        var target = new TargetSettings("new", null, provider.url(), null, 4, null);

        service.as("viewer").body(target).post("/api/target-checks").then().statusCode(403);
        service.as("operator")
                .body(target)
                .post("/api/target-checks")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("whatToDo", notNullValue());
        service.as("admin")
                .body("{\"name\":\"new\"}")
                .post("/api/target-checks")
                .then()
                .statusCode(422);
        service.as("admin")
                .body(target)
                .post("/api/target-checks")
                .then()
                .statusCode(200)
                .body("of", equalTo("new"))
                .body("checks.code", hasItem("LOOK_UP"));
        assertThat(provider.writes()).isEmpty();
    }

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
    void what_was_written_is_told_object_by_object_with_the_values_before() {
        Instant before = Instant.now();
        service.batch(
                user("a1", "anna", Map.of("department", List.of("IT"))),
                user("a2", "bert", Map.of()),
                group("g1", "Team"),
                members("g1", "a1"));
        service.awaitPending(3);
        assertThat(service.writtenSummary(before).requests()).isZero();
        service.promote();
        service.awaitPending(0);
        service.awaitAtRest();
        assertThat(service.writtenSummary(before).objects()).isEqualTo(3);
        Instant cutover = Instant.now();

        service.batch(
                user("a1", "anna", Map.of("department", List.of("Sales"))),
                deleted("a2", ObjectType.USER),
                members("g1"));
        await("all of it is written")
                .atMost(Duration.ofMinutes(2))
                .until(() -> service.writtenSince(cutover).size() == 3);
        service.awaitAtRest();

        List<WrittenObject> written = service.writtenSince(cutover);
        assertThat(written)
                .extracting(WrittenObject::targetAnchor, WrittenObject::operation)
                .contains(tuple("a1", Operation.UPDATE), tuple("g1", Operation.UPDATE));
        assertThat(written.stream().filter(each -> each.targetAnchor().equals("a1")))
                .singleElement()
                .satisfies(anna -> assertThat(anna.changes())
                        .containsExactly(new WrittenObject.ValueChange("department", List.of("IT"), List.of("Sales"))));
        assertThat(written.stream().filter(each -> each.targetAnchor().equals("g1")))
                .singleElement()
                .satisfies(team -> assertThat(team.membersRemoved()).hasSize(1));
        assertThat(written.stream().filter(each -> each.targetAnchor().equals("a2")))
                .singleElement()
                .satisfies(bert -> assertThat(bert.operation()).isIn(Operation.DELETE, Operation.DISABLE));
        assertThat(service.writtenCsv(cutover)).contains("department,IT,Sales");
    }

    @Test
    void what_somebody_else_changes_at_the_target_is_told_and_what_we_wrote_is_not() {
        service.batch(user("a1", "anna", Map.of("department", List.of("IT"))), user("a2", "bert", Map.of()));
        service.promote();
        service.awaitPending(0);
        service.awaitAtRest();
        Instant since = Instant.now();
        service.run(RunProfile.TARGET_IMPORT);
        assertThat(service.foreignChanges(since)).isEmpty();

        provider.users()
                .remove(provider.users()
                        .withExternalId("a2")
                        .orElseThrow()
                        .getId()
                        .orElseThrow());
        service.run(RunProfile.TARGET_IMPORT);

        assertThat(service.foreignChanges(since)).singleElement().satisfies(change -> {
            assertThat(change.operation()).isEqualTo(Operation.DELETE);
            assertThat(change.externalId()).isEqualTo("a2");
        });
        service.awaitAtRest();
        service.run(RunProfile.TARGET_IMPORT);
        assertThat(service.foreignChanges(since)).hasSize(1);
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

    @Test
    void pending_exports_can_be_paged_filtered_and_taken_along_as_csv() {
        service.batch(
                user("p1", "anna", Map.of("alias", List.of("anna"))),
                user("p2", "bert", Map.of()),
                group("g1", "Team"));
        service.awaitPending(3);

        String next = service.as("viewer")
                .get("/api/pending-exports?limit=2")
                .then()
                .statusCode(200)
                .extract()
                .path("next");
        service.as("viewer")
                .get("/api/pending-exports?limit=2&after=" + next)
                .then()
                .body("items.size()", equalTo(1))
                .body("next", equalTo(null));
        service.as("viewer")
                .get("/api/pending-exports?type=group&operation=add&q=eam")
                .then()
                .body("items[0].displayName", equalTo("Team"));
        service.as("viewer").get("/api/pending-exports?type=printer").then().statusCode(400);
        service.as("viewer")
                .get("/api/pending-exports.csv")
                .then()
                .statusCode(200)
                .body(containsString("ID,Type,DN,operation,UPN,displayName,sourceAnchor,alias"))
                .body(containsString(",user,CN=anna,add,anna@contoso.test,Display anna,p1,anna,"));
        service.as("viewer")
                .get("/api/objects/p1")
                .then()
                .statusCode(200)
                .body("state", equalTo("PRESENT"))
                .body("pending", equalTo("ADD"));
        service.as("viewer").get("/api/objects/nobody").then().statusCode(404);
        service.as("viewer")
                .get("/api/objects?q=ANNA@")
                .then()
                .statusCode(200)
                .body("size()", equalTo(1))
                .body("[0].targetAnchor", equalTo("p1"))
                .body("[0].pending", equalTo("ADD"));
        service.as("viewer").get("/api/objects?q=%25%25").then().body("size()", equalTo(0));
        service.as("viewer").get("/api/objects?q=a").then().statusCode(400);
    }
}
