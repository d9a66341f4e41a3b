package io.isthmus.export;

import static io.isthmus.export.ExportScenario.deleted;
import static io.isthmus.export.ExportScenario.group;
import static io.isthmus.export.ExportScenario.members;
import static io.isthmus.export.ExportScenario.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.export.WrittenObject;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.contracts.settings.TargetSettings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told of the target, of what is pending, and of what was written there. */
@QuarkusTest
@QuarkusTestResource(RealKafkaAndPostgres.class)
@TestProfile(ServiceProfile.class)
class ExportReportsTest extends ProviderTest {

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
