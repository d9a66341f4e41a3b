package io.isthmus.chassis.kafka;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.isthmus.chassis.configlog.AppendResult;
import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.chassis.testing.TopicReader;
import io.isthmus.contracts.Topics;
import io.isthmus.contracts.config.ConfigChange;
import io.isthmus.contracts.config.ConfigRecord;
import io.isthmus.contracts.messages.Refusal;
import io.isthmus.contracts.operations.Notice;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutDatabase.class)
@QuarkusTestResource(RealKafkaAndPostgres.class)
class WiringTest {

    @Inject
    ConfigLog log;

    @Inject
    BulkProducer producer;

    @Inject
    DeadLetters deadLetters;

    @Inject
    Topics topics;

    @Test
    void the_topics_exist_with_their_partitions() {
        assertThat(producer.partitionsOf(Topics.CONFIG)).isEqualTo(1);
        assertThat(producer.partitionsOf(topics.exportBatches())).isEqualTo(3);
    }

    @Test
    void of_many_writers_on_one_revision_exactly_one_wins_and_all_learn_it() throws Exception {
        await().atMost(Duration.ofSeconds(90)).until(log::loaded);
        long revision = log.state().revision();
        String target = "target-" + revision;
        List<Callable<AppendResult>> writers = IntStream.range(0, 8)
                .<Callable<AppendResult>>mapToObj(writer -> () -> log.append(
                        revision, "anna", "race", new ConfigChange.Promoted(target, "deployment-" + writer, 1)))
                .toList();

        List<AppendResult> results;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            results = threads.invokeAll(writers).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
        }

        assertThat(results).filteredOn(AppendResult.Accepted.class::isInstance).hasSize(1);
        assertThat(log.state().revision()).isEqualTo(revision + 1);
        assertThat(log.sinceLastRead()).isLessThan(Duration.ofMinutes(1));
        assertThat(TopicReader.ofTheTestBroker().values(Topics.CONFIG, ConfigRecord.class))
                .hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void a_poison_message_is_put_aside_with_its_reason_and_told_to_operators() {
        var poison = new ConsumerRecord<>(topics.exportBatches(), 1, 42, "key", new byte[] {1, 2, 3});

        deadLetters.put(List.of(new SetAside(poison, Refusal.of(Refusal.Code.NOT_JSON))));

        var letters = TopicReader.ofTheTestBroker().records(Topics.deadLetters(topics.exportBatches()));
        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter.value()).containsExactly(1, 2, 3);
            assertThat(new String(letter.headers().lastHeader("reason").value()))
                    .isEqualTo("it is not JSON");
            assertThat(new String(letter.headers().lastHeader("code").value())).isEqualTo("NOT_JSON");
        });
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(TopicReader.ofTheTestBroker().values(topics.operations(), Notice.class))
                        .extracting(Notice::code)
                        .contains("POISON_MESSAGE"));
    }

    @Test
    void metrics_and_health_see_the_producers_that_belong_to_no_channel() {
        producer.begin()
                .send(
                        topics.operations(),
                        "seen",
                        new Notice("seen", "test", "test", Notice.Severity.INFO, "SEEN", "seen", null, Instant.now()))
                .awaitAcknowledged();

        admin().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("kafka_producer_connection_count{"))
                .body(containsString("client_id=\"bulk\""))
                .body(containsString("client_id=\"operations\""));
        given().get("/q/health/ready").then().body("checks.find { it.name == 'producers' }.status", equalTo("UP"));
    }

    @Test
    void whoever_is_not_signed_in_is_told_as_a_problem() {
        given().get("/q/metrics")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", org.hamcrest.Matchers.startsWithIgnoringCase("basic"))
                .body("code", org.hamcrest.Matchers.equalTo("NOT_SIGNED_IN"))
                .body("detail", org.hamcrest.Matchers.equalTo("the request names no account"));
        given().auth()
                .preemptive()
                .basic("viewer", "wrong")
                .get("/q/metrics")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("detail", org.hamcrest.Matchers.equalTo("the account or its password is not known here"));
    }

    @Test
    void health_is_open_and_metrics_need_a_role() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(401);
        given().auth()
                .preemptive()
                .basic("viewer", "viewer-test")
                .get("/q/metrics")
                .then()
                .statusCode(200);
        given().auth()
                .preemptive()
                .basic("viewer", "viewer-test")
                .get("/q/openapi")
                .then()
                .statusCode(200);
    }

    @Test
    void a_page_of_another_site_changes_nothing_with_the_password_that_a_browser_remembers() {
        admin().contentType("application/json")
                .header("Sec-Fetch-Site", "cross-site")
                .body("{}")
                .post("/sample")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("CROSS_SITE_REQUEST"));
        admin().contentType("application/json")
                .header("Origin", "https://elsewhere.example")
                .body("{}")
                .post("/sample")
                .then()
                .statusCode(403);
        admin().contentType("text/plain").body("{}").post("/sample").then().statusCode(403);
        admin().contentType("application/json")
                .header("Sec-Fetch-Site", "same-origin")
                .body("{}")
                .post("/sample")
                .then()
                .statusCode(200);
    }

    @Test
    void whoever_guesses_passwords_has_to_wait_and_keeps_nobody_else_out() throws Exception {
        try (var guessing = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName("127.0.0.77"))
                .build()) {
            HttpResponse<String> answer = null;
            for (int guess = 0; guess < 6; guess++) {
                answer = guessing.send(wrongPassword(guess), HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(guess < 5 ? 401 : 429);
            }
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.body()).contains("TOO_MANY_SIGN_INS").contains("Wait 1 s");
        }
        admin().get("/q/metrics").then().statusCode(200);
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(TopicReader.ofTheTestBroker().values(topics.operations(), Notice.class))
                        .filteredOn(notice -> notice.code().equals("SIGN_IN_DELAYED"))
                        .singleElement()
                        .satisfies(notice -> assertThat(notice.message()).contains("admin", "127.0.0.77")));
    }

    private static HttpRequest wrongPassword(int guess) {
        String credentials = Base64.getEncoder().encodeToString(("admin:guess" + guess).getBytes());
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/q/metrics"))
                .header("Authorization", "Basic " + credentials)
                .build();
    }

    private static io.restassured.specification.RequestSpecification admin() {
        return given().auth().preemptive().basic("admin", "admin-test");
    }

    @Test
    void errors_are_problems_that_say_what_to_do() {
        var admin = given().auth().preemptive().basic("admin", "admin-test").contentType("application/json");

        admin.body("{\"name\": \"x\", \"nonsense\": 1}")
                .post("/sample")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("nonsense"))
                .body("detail", org.hamcrest.Matchers.not(containsString("class ")));
        given().urlEncodingEnabled(false)
                .auth()
                .preemptive()
                .basic("admin", "admin-test")
                .get("/sample/refused?after=%00")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("NUL_IN_ADDRESS"));
        given().auth()
                .preemptive()
                .basic("admin", "admin-test")
                .get("/sample/refused")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("OUT_OF_ORDER"))
                .body("whatToDo", equalTo("First things first."));
        given().auth()
                .preemptive()
                .basic("admin", "admin-test")
                .get("/sample/broken")
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body("detail", org.hamcrest.Matchers.not(containsString("Exception")));
        given().auth()
                .preemptive()
                .basic("viewer", "viewer-test")
                .get("/sample/broken")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("FORBIDDEN"));
    }
}
