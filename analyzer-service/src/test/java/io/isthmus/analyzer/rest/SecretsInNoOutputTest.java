package io.isthmus.analyzer.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.isthmus.analyzer.fixtures.Corpora;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.chassis.testing.TopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything that the service says about an export with a secret in it, searched for the secret. */
@QuarkusTest
@QuarkusTestResource(RealKafkaAndPostgres.class)
class SecretsInNoOutputTest {

    private static final String SECRET = "Sesame-4711";
    private static final List<String> TOPICS = List.of("test.analysis.results", "test.operations");

    @Inject
    AgroalDataSource database;

    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private final Handler listening = listening();

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(listening);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(listening);
    }

    @Test
    void the_constant_password_of_the_fim_sample_is_nowhere() throws Exception {
        Path sample = Corpora.folder("fim-contoso-2013");
        assumeThat(sample)
                .as("the corpora are absent; name their folder by -Disthmus.corpora=…")
                .isDirectory();
        Map<String, String> files = Corpora.files(sample);
        assertThat(String.join("", files.values())).contains("Pa$$w0rd");

        Map<String, String> said = everythingSaidOf(upload(DirSyncExport.zip(files)));

        assertThat(said).allSatisfy((where, text) -> assertThat(text).as(where).doesNotContain("Pa$$w0rd", "w0rd"));
        assertThat(said.get("result")).contains("\"redactions\":[{");
        assertThat(said.get("report")).contains("Secrets that were found and redacted", "[redacted]");
    }

    @Test
    void secrets_in_flows_filters_parameters_and_connections_are_nowhere() throws Exception {
        byte[] upload = DirSyncExport.untouched()
                .withFlow(
                        "unicodePwd",
                        "<constant-mapping><constant-value>" + SECRET + "</constant-value></constant-mapping>")
                .withFilters("<filter-set cd-object-type=\"user\" type=\"declared\"><filter-alternative>"
                        + "<condition cd-attribute=\"userPassword\" operator=\"equality\"><value>" + SECRET
                        + "</value></condition></filter-alternative></filter-set>")
                .withPrivateParts("<parameter-values><parameter name=\"ApiKey\">" + SECRET
                        + "</parameter></parameter-values><connection-info><password>" + SECRET
                        + "</password></connection-info>")
                .zip();

        Map<String, String> said = everythingSaidOf(upload(upload));

        assertThat(said).allSatisfy((where, text) -> assertThat(text).as(where).doesNotContain(SECRET));
        assertThat(said.get("result")).contains("unicodePwd", "userPassword", "ApiKey");
    }

    @Test
    void a_broken_export_gives_no_secret_away_either() throws Exception {
        Response refused =
                upload(("<saved-ma-configuration><ma-data><private-configuration><x><connection-info><password>"
                                + SECRET + "</passwort>")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("MALFORMED_XML").doesNotContain(SECRET);
        assertThat(beside())
                .allSatisfy((where, text) -> assertThat(text).as(where).doesNotContain(SECRET));
    }

    private Map<String, String> everythingSaidOf(Response accepted) throws Exception {
        String id = accepted.then().statusCode(202).extract().path("id");
        String path = "/api/analyses/" + id;
        await().atMost(Duration.ofSeconds(90))
                .until(() -> "DONE".equals(operator().get(path).path("status")));
        operator().contentType("application/json").body("{\"count\":1000}").post(path + "/object-count");
        await().atMost(Duration.ofSeconds(90))
                .until(() -> TopicReader.ofTheTestBroker().records(TOPICS.getFirst()).stream()
                        .anyMatch(message -> id.equals(message.key())));
        Map<String, String> said = new LinkedHashMap<>(beside());
        said.put("upload", accepted.asString());
        said.put("result", operator().get(path).asString());
        said.put("list", operator().get("/api/analyses").asString());
        for (String part : List.of("settings", "report", "report.json", "advice")) {
            Response answer = operator().get(path + "/" + part);
            assertThat(answer.statusCode()).as(part).isEqualTo(200);
            said.put(part, answer.asString());
        }
        assertThat(said).allSatisfy((where, text) -> assertThat(text).as(where).isNotBlank());
        return said;
    }

    /** Topics, log and database. */
    private Map<String, String> beside() throws Exception {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("log", "log\n" + String.join("\n", logged));
        for (String topic : TOPICS) {
            said.put(
                    "topic " + topic,
                    topic
                            + TopicReader.ofTheTestBroker().records(topic).stream()
                                    .map(message -> message.headers()
                                            + message.key()
                                            + new String(message.value(), StandardCharsets.UTF_8))
                                    .collect(Collectors.joining("\n")));
        }
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select coalesce(string_agg(a::text, ' '), '-') from analysis a")) {
            rows.next();
            said.put("database", rows.getString(1));
        }
        return said;
    }

    private Handler listening() {
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(line.getLoggerName() + " " + line.getMessage() + " "
                        + Arrays.toString(line.getParameters())
                        + (line.getThrown() == null ? "" : line.getThrown()));
            }

            @Override
            public void flush() {
                // nothing is buffered
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        handler.setLevel(Level.ALL);
        return handler;
    }

    private static Response upload(byte[] export) {
        return operator()
                .contentType("application/octet-stream")
                .queryParam("fileName", "export.zip")
                .body(export)
                .post("/api/analyses");
    }

    private static RequestSpecification operator() {
        return given().auth().preemptive().basic("operator", "operator-test");
    }
}
