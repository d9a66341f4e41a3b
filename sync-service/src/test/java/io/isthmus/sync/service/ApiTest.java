package io.isthmus.sync.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.chassis.testing.TopicReader;
import io.isthmus.contracts.Topics;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.sync.ldap.InMemoryTestDirectory;
import io.isthmus.sync.ldap.TestDirectory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealKafkaAndPostgres.class, restrictToAnnotatedClass = true)
class ApiTest {

    private static final String PEOPLE = "ou=people," + TestDirectory.SUFFIX;

    @Inject
    ConfigLog log;

    private static RequestSpecification as(String role) {
        return given().auth().preemptive().basic(role, role + "-test").contentType("application/json");
    }

    @Test
    void everything_needs_a_role_and_beginning_a_run_needs_the_operators() {
        given().get("/api/status").then().statusCode(401);
        given().get("/api/runs").then().statusCode(401);
        given().get("/api/objects").then().statusCode(401);
        as("viewer")
                .body("{\"profile\":\"FULL_IMPORT\"}")
                .post("/api/runs")
                .then()
                .statusCode(403);
    }

    @Test
    void a_source_is_tried_before_it_is_in_any_settings_and_only_an_admin_says_where_its_password_is_sent() {
        try (InMemoryTestDirectory directory = new InMemoryTestDirectory()) {
            directory.addTree();
            directory.addPerson("anna", "ou=people");
            var source = directory.source("new", DeltaMethod.CHANGELOG, 100);

            as("viewer").body(source).post("/api/source-checks").then().statusCode(403);
            as("operator")
                    .body(source)
                    .post("/api/source-checks")
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("whatToDo", notNullValue());
            as("admin")
                    .body("{\"name\":\"new\"}")
                    .post("/api/source-checks")
                    .then()
                    .statusCode(422);
            as("admin")
                    .body(source)
                    .post("/api/source-checks")
                    .then()
                    .statusCode(200)
                    .body("of", equalTo("new"))
                    .body("checks.code", hasItem("SECRET_RESOLVED"))
                    .body("at", notNullValue());
        }
    }

    @Test
    void containers_are_shown_one_level_at_a_time_and_none_outside_of_the_source() {
        try (InMemoryTestDirectory directory = new InMemoryTestDirectory()) {
            directory.addTree();
            directory.addPerson("anna", "ou=people");
            new SyncFixture(log).settings(directory.source("tree", DeltaMethod.CHANGELOG, 100));

            as("viewer")
                    .queryParam("connector", "tree")
                    .get("/api/containers")
                    .then()
                    .statusCode(200)
                    .body("containers.dn", contains(TestDirectory.SUFFIX));
            as("viewer")
                    .queryParam("connector", "tree")
                    .queryParam("below", TestDirectory.SUFFIX)
                    .get("/api/containers")
                    .then()
                    .statusCode(200)
                    .body("containers.name", hasItem("ou=people"))
                    .body("more", equalTo(false));
            as("viewer")
                    .queryParam("connector", "tree")
                    .queryParam("below", PEOPLE)
                    .get("/api/containers")
                    .then()
                    .statusCode(200)
                    .body("containers.name", contains("ou=hidden"));
            as("viewer")
                    .queryParam("connector", "tree")
                    .queryParam("below", TestDirectory.SUFFIX)
                    .queryParam("limit", 1)
                    .get("/api/containers")
                    .then()
                    .statusCode(200)
                    .body("containers.size()", equalTo(1))
                    .body("more", equalTo(true));
            as("viewer")
                    .queryParam("connector", "tree")
                    .queryParam("below", "dc=elsewhere")
                    .get("/api/containers")
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("OUTSIDE_OF_SOURCE"));
            as("viewer")
                    .queryParam("connector", "tree")
                    .queryParam("below", "ou=no such," + TestDirectory.SUFFIX)
                    .get("/api/containers")
                    .then()
                    .statusCode(502)
                    .body("code", equalTo("NO_SUCH_BASE"));
        }
    }

    @Test
    void rules_are_read_before_they_are_in_any_settings_each_mistake_with_its_place() {
        String faulty = """
                {"schemaVersion": 1, "rules": {"standard": true, "custom": [{"id": "mine", "direction": "INBOUND",
                 "sourceType": "user", "targetType": "user", "precedence": 10,
                 "scope": [{"conditions": [{"attribute": "title", "operator": "RESEMBLES", "value": "x"}]}],
                 "flows": [{"target": "title", "kind": "EXPRESSION", "source": "Trim([title]", "merge": "UPDATE"}]}]}}""";

        as("viewer").body(faulty).post("/api/rule-checks").then().statusCode(403);
        as("operator")
                .body(faulty)
                .post("/api/rule-checks")
                .then()
                .statusCode(200)
                .body("flaws.rule", org.hamcrest.Matchers.everyItem(equalTo("mine")))
                .body("flaws.place", contains("scope condition 1.1", "flow title"))
                .body("flaws[0].character", org.hamcrest.Matchers.nullValue())
                .body("flaws[1].character", org.hamcrest.Matchers.greaterThan(1));
        as("operator")
                .body(faulty.replace("RESEMBLES", "EQUAL").replace("Trim([title]", "Trim([title])"))
                .post("/api/rule-checks")
                .then()
                .statusCode(200)
                .body("flaws.size()", equalTo(0));
    }

    @Test
    void the_standard_rules_for_the_sources_are_listed() {
        try (InMemoryTestDirectory directory = new InMemoryTestDirectory()) {
            new SyncFixture(log).settings(directory.source("listed", DeltaMethod.CHANGELOG, 100));

            given().get("/api/standard-rules").then().statusCode(401);
            as("viewer")
                    .get("/api/standard-rules")
                    .then()
                    .statusCode(200)
                    .body("rule.id", hasItem("standard.out.user.profile"))
                    .body("[0].rule.direction", equalTo("INBOUND"))
                    .body("switchedOff", everyItem(equalTo(false)));
        }
    }

    @Test
    void without_sources_a_run_is_refused_with_what_to_do() {
        new SyncFixture(log).settings();

        as("operator")
                .body("{\"profile\":\"FULL_IMPORT\"}")
                .post("/api/runs")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("NO_SOURCES"))
                .body("whatToDo", containsString("/api/settings"));
    }

    @Test
    void what_makes_no_sense_is_refused_by_name() {
        try (InMemoryTestDirectory directory = new InMemoryTestDirectory()) {
            new SyncFixture(log).settings(directory.source("known", DeltaMethod.CHANGELOG, 100));

            as("operator").body("{}").post("/api/runs").then().statusCode(400).body("code", equalTo("NO_PROFILE"));
            as("operator")
                    .body("{\"profile\":\"EXPORT\"}")
                    .post("/api/runs")
                    .then()
                    .statusCode(400)
                    .body("whatToDo", containsString("export-service"));
            as("operator")
                    .body("{\"profile\":\"FULL_IMPORT\",\"connector\":\"unknown\"}")
                    .post("/api/runs")
                    .then()
                    .statusCode(409)
                    .body("detail", containsString("known"));
            as("viewer").get("/api/runs/none").then().statusCode(404).body("code", equalTo("NO_SUCH_RUN"));
        }
    }

    @Test
    void an_object_tells_what_became_of_it_and_why() {
        SyncFixture sync = new SyncFixture(log);
        try (InMemoryTestDirectory directory = new InMemoryTestDirectory()) {
            directory.addTree();
            directory.addPerson("anna", "ou=people", "mail: anna@lineage.org");
            directory.addPerson("carl", "ou=hidden,ou=people");
            directory.apply("dn: cn=unscoped,ou=groups," + TestDirectory.SUFFIX
                    + "\nobjectClass: groupOfNames\ncn: unscoped\nmember: uid=anna," + PEOPLE);
            sync.settings(directory.source(
                    "lineage",
                    DeltaMethod.CHANGELOG,
                    100,
                    new PartitionSettings(
                            TestDirectory.SUFFIX, java.util.List.of(), java.util.List.of("ou=hidden," + PEOPLE))));
            sync.run(RunProfile.FULL_IMPORT, "lineage");

            as("viewer")
                    .queryParam("connector", "lineage")
                    .queryParam("dn", "UID=Anna , " + PEOPLE)
                    .get("/api/objects")
                    .then()
                    .statusCode(200)
                    .body("verdict", equalTo("synchronized"))
                    .body("link.status", equalTo("PROJECTED"))
                    .body("metaverse.provisioned", equalTo(true))
                    .body("metaverse.desired.attributes.userPrincipalName", contains("anna@lineage.org"))
                    .body("metaverse.emitted.runId", notNullValue())
                    .body("rules.inScope", hasItem(true));
            as("viewer")
                    .queryParam("connector", "lineage")
                    .queryParam("dn", "uid=carl,ou=hidden," + PEOPLE)
                    .get("/api/objects")
                    .then()
                    .statusCode(404)
                    .body("detail", containsString("outside the containers"));
            as("viewer")
                    .queryParam("q", "ANNA@lineage")
                    .get("/api/objects/search")
                    .then()
                    .statusCode(200)
                    .body("dn", contains("uid=anna," + PEOPLE))
                    .body("status", contains("PROJECTED"));
            as("viewer")
                    .queryParam("q", "cn=unscoped,ou=gr")
                    .get("/api/objects/search")
                    .then()
                    .statusCode(200)
                    .body("connector", hasItem("lineage"));
            as("viewer")
                    .queryParam("q", "100%_\"\\")
                    .get("/api/objects/search")
                    .then()
                    .statusCode(200)
                    .body("size()", equalTo(0));
            as("viewer").queryParam("q", "a").get("/api/objects/search").then().statusCode(400);
            as("viewer")
                    .get("/api/status")
                    .then()
                    .statusCode(200)
                    .body("replaying", equalTo(false))
                    .body("sources[0].connector", equalTo("lineage"))
                    .body("sources[0].objects.inetOrgPerson", equalTo(1))
                    .body("pendingInbound", equalTo(0))
                    .body("fullSynchronizationNeeded", equalTo(false));
        }
    }

    @Test
    void a_message_nobody_understands_is_put_aside_and_the_rest_goes_on() throws Exception {
        SyncFixture sync = new SyncFixture(log);
        try (InMemoryTestDirectory directory = new InMemoryTestDirectory();
                var producer = new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", System.getProperty("isthmus.test.kafka")),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            for (String poison :
                    new String[] {"no JSON", "{\"type\":\"object\",\"version\":1}", "{\"type\":\"other\"}"}) {
                producer.send(new ProducerRecord<>(
                                SyncFixture.CHANGES, "poison", poison.getBytes(StandardCharsets.UTF_8)))
                        .get();
            }
            directory.addTree();
            directory.addPerson("zoe", "ou=people", "mail: zoe@poison.org");
            sync.settings(directory.source("poison", DeltaMethod.CHANGELOG, 100));

            Run run = sync.run(RunProfile.FULL_IMPORT, "poison");

            assertThat(run.status()).isEqualTo(RunStatus.SUCCEEDED);
            assertThat(sync.sentBy(run)).hasSize(1);
            Awaitility.await("dead letters")
                    .atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(
                                    TopicReader.ofTheTestBroker().records(Topics.deadLetters(SyncFixture.CHANGES)))
                            .hasSizeGreaterThanOrEqualTo(3)
                            .allSatisfy(letter -> assertThat(letter.headers().lastHeader("reason"))
                                    .isNotNull()));
        }
    }
}
