package io.isthmus.analyzer.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import io.isthmus.analyzer.analyzing.AnalysisQueue;
import io.isthmus.analyzer.analyzing.AnalysisStore;
import io.isthmus.analyzer.fixtures.DetailedExport;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.chassis.testing.TopicReader;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.Status;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(RealKafkaAndPostgres.class)
class AnalysesTest {

    @Inject
    AnalysisStore store;

    @Inject
    AnalysisQueue desk;

    @TempDir
    Path folder;

    @Test
    void an_upload_is_analysed_counted_and_published() throws Exception {
        String id = finished(DirSyncExport.untouched().zip(), "dirsync.zip");

        viewer().get("/api/analyses/" + id)
                .then()
                .statusCode(200)
                .body("product.kind", equalTo("DIRSYNC"))
                .body("fileName", equalTo("dirsync.zip"))
                .body("verdict", nullValue())
                .body("findings.code", hasItem("OBJECT_COUNT_UNKNOWN"));
        viewer().get("/api/analyses/" + id + "?lang=de")
                .then()
                .body("objects.evidence", equalTo("die Anzahl der Objekte steht in keinem Export"))
                .body("findings.message", hasItem("Die Anzahl der Objekte ist nicht bekannt."));
        operator()
                .contentType("application/json")
                .body(Map.of("count", 60_000))
                .post("/api/analyses/" + id + "/object-count")
                .then()
                .statusCode(200)
                .body("verdict", equalTo("PARALLEL"))
                .body("objects.source", equalTo("GIVEN"))
                .body("estimatedMinutes", equalTo(216));
        viewer().header("Accept-Language", "de-AT, en;q=0.5")
                .get("/api/analyses/" + id)
                .then()
                .body("objects.evidence", equalTo("von einem Administrator angegeben"));
        viewer().queryParam("lang", "de")
                .get("/api/analyses/" + id + "/report")
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .body(containsString("von einem Administrator angegeben"))
                .body(endsWith("</body></html>\n"));
        viewer().get("/api/analyses/" + id + "/settings")
                .then()
                .statusCode(200)
                .body("sources[0].partitions[0].dn", equalTo("DC=fabrikam,DC=test"))
                .body("provenance.analysisId", equalTo(id));

        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            AnalysisResult onTopic = TopicReader.ofTheTestBroker()
                    .newest("test.analysis.results", AnalysisResult.class)
                    .get(id);
            assertThat(onTopic).isNotNull();
            assertThat(onTopic.verdict()).isEqualTo(Verdict.PARALLEL);
        });
        viewer().get("/api/analyses").then().statusCode(200).body("id", hasItem(id));
    }

    @Test
    void objects_are_counted_live_with_the_migrated_filter() throws Exception {
        String id = finished(DirSyncExport.untouched().zip(), "dirsync.zip");
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("DC=fabrikam,DC=test");
        config.setSchema(null);
        config.addAdditionalBindCredentials("cn=reader", "right");
        InMemoryDirectoryServer directory = new InMemoryDirectoryServer(config);
        directory.startListening();
        try {
            directory.add("dn: DC=fabrikam,DC=test", "objectClass: domainDNS", "dc: fabrikam");
            directory.add("dn: OU=Old,DC=fabrikam,DC=test", "objectClass: organizationalUnit", "ou: Old");
            directory.add("dn: CN=a,DC=fabrikam,DC=test", "objectClass: user", "sAMAccountName: a");
            directory.add("dn: CN=b,OU=Old,DC=fabrikam,DC=test", "objectClass: user", "sAMAccountName: b");
            Path password = Files.writeString(folder.resolve("password"), "right");
            String url = "ldap://127.0.0.1:" + directory.getListenPort();

            count(id, access(url, password))
                    .then()
                    .statusCode(200)
                    .body("objects.count", equalTo(1))
                    .body("objects.source", equalTo("MEASURED"))
                    .body("objects.evidence", containsString("1 users, 0 groups, 0 contacts at " + url))
                    .body("verdict", equalTo("IN_PLACE"));
            viewer().get("/api/analyses/" + id + "?lang=de")
                    .then()
                    .body("objects.evidence", containsString("1 Benutzer, 0 Gruppen, 0 Kontakte unter " + url));

            Files.writeString(password, "wrong");
            count(id, access(url, password))
                    .then()
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("code", equalTo("DIRECTORY_REFUSED_CREDENTIALS"))
                    .body("whatToDo", notNullValue());
        } finally {
            directory.shutDown(true);
        }
        count(id, Map.of("url", "ldap://127.0.0.1:1"))
                .then()
                .statusCode(502)
                .body("code", equalTo("DIRECTORY_UNREACHABLE"))
                .body("title", equalTo("The objects could not be counted"));
        admin().contentType("application/json")
                .queryParam("lang", "de")
                .body(Map.of("directory", Map.of("url", "ldap://127.0.0.1:1")))
                .post("/api/analyses/" + id + "/object-count")
                .then()
                .body("title", equalTo("Die Objekte konnten nicht gezählt werden"))
                .body("detail", containsString("ldap://127.0.0.1:1 ist nicht erreichbar"))
                .body("whatToDo", containsString("Firewall und"));
    }

    @Test
    void the_files_of_a_folder_are_read_as_one_export() {
        RequestSpecification form = operator().header("Sec-Fetch-Site", "none").queryParam("fileName", "export-folder");
        DirSyncExport.untouched()
                .files()
                .forEach((name, text) ->
                        form.multiPart("files", name, text.getBytes(StandardCharsets.UTF_8), "text/xml"));

        String id = form.post("/api/analyses").then().statusCode(202).extract().path("id");

        await().atMost(Duration.ofSeconds(90))
                .until(() -> viewer().get("/api/analyses/" + id).path("status"), equalTo("DONE"));
        viewer().get("/api/analyses/" + id)
                .then()
                .body("fileName", equalTo("export-folder"))
                .body("product.kind", equalTo("DIRSYNC"))
                .body("settings.sources", hasSize(1));
        operator()
                .header("Sec-Fetch-Site", "none")
                .multiPart("files", "../broken.xml", "<ma-data>\n<oops>".getBytes(StandardCharsets.UTF_8), "text/xml")
                .post("/api/analyses")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("MALFORMED_XML"))
                .body("detail", containsString("broken.xml (line 2)"));
    }

    @Test
    void an_unreadable_upload_is_kept_with_its_named_failure() {
        String refusal = operator()
                .contentType("application/octet-stream")
                .queryParam("fileName", "..\\x\\broken.xml")
                .body("<ma-data>\n<oops>".getBytes(StandardCharsets.UTF_8))
                .post("/api/analyses")
                .then()
                .statusCode(422)
                .extract()
                .path("detail");
        String id = refusal.replaceAll("(?s).*\\(analysis (.*)\\)$", "$1");

        viewer().get("/api/analyses/" + id)
                .then()
                .body("failure.code", equalTo("MALFORMED_XML"))
                .body("failure.where", containsString("broken.xml (line 2)"))
                .body("fileName", equalTo("broken.xml"))
                .body("failure.whatToDo", notNullValue());
        viewer().get("/api/analyses/" + id + "/settings")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("ANALYSIS_FAILED"))
                .body("detail", containsString("MALFORMED_XML"));
    }

    @Test
    void a_restart_ends_what_was_running() {
        String id = UUID.randomUUID().toString();
        store.add(new AnalysisResult(
                1,
                id,
                "test",
                "lost.zip",
                Instant.now(),
                null,
                Status.RUNNING,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null));

        desk.endInterrupted();

        AnalysisResult ended = store.find(id).orElseThrow().result();
        assertThat(ended.status()).isEqualTo(Status.FAILED);
        assertThat(ended.failure().code()).isEqualTo("INTERRUPTED");
        assertThat(ended.failure().whatToDo()).contains("again");
    }

    @Test
    void advice_and_parity_are_answered() {
        String id = finished(DirSyncExport.untouched().zip(), "dirsync.zip");

        viewer().get("/api/analyses/" + id + "/advice?date=2018-01-01")
                .then()
                .statusCode(200)
                .body("name", hasItem("SUPPORT_ENDED"));
        viewer().get("/api/analyses/" + id + "/advice?date=soon")
                .then()
                .statusCode(400)
                .body("code", equalTo("DATE_INVALID"));
        viewer().get("/api/analyses/" + id + "/report")
                .then()
                .statusCode(200)
                .contentType(containsString("text/html"))
                .body(containsString("<h2>Verdict"), containsString("What the export says"));
        viewer().get("/api/analyses/" + id + "/report?lang=de")
                .then()
                .statusCode(200)
                .body(
                        containsString("<h2>Empfehlung"),
                        containsString("DirSync hat verknüpfte Postfächer exportiert."));
        viewer().header("Accept-Language", "fr, de-CH;q=0.8")
                .get("/api/analyses/" + id + "/differences?to=" + id)
                .then()
                .statusCode(200)
                .body(containsString("Beide Exporte sagen dasselbe."));
        viewer().get("/api/analyses/" + id + "/report.json")
                .then()
                .statusCode(200)
                .contentType(containsString("application/json"))
                .body("analysis.id", equalTo(id))
                .body("facts.connectors.name", hasItem("Active Directory Connector"))
                .body("facts.containsKey('rules')", equalTo(true))
                .body("facts.rules", nullValue())
                .body("advice.name", hasItem("ENTERPRISE_ADMIN"))
                .body("ways.way", hasItem("MICROSOFT_CLOUD_SYNC"))
                .body("checklist.what", hasItem(containsString("credentials")));
        String settings = viewer().get("/api/analyses/" + id + "/settings").asString();
        String other = settings.replace("\"deletionThreshold\":500", "\"deletionThreshold\":7");
        operator()
                .contentType("application/json")
                .body("{\"active\":" + settings + ",\"standBy\":" + other + "}")
                .post("/api/parity")
                .then()
                .statusCode(200)
                .body("place", equalTo(java.util.List.of("safety")));
    }

    @Test
    void a_provider_is_named_by_what_it_declares() {
        String id = finished(DirSyncExport.untouched().zip(), "dirsync.zip");

        operator()
                .contentType("application/json")
                .body("{\"Resources\": [{\"id\": \"urn:ietf:params:scim:schemas:core:2.0:User\","
                        + " \"attributes\": [{\"name\": \"userName\"}]}]}")
                .post("/api/analyses/" + id + "/ways")
                .then()
                .statusCode(200)
                .body("find { it.way == 'SCIM_PROVIDER' }.answer", equalTo("WITH_LOSSES"))
                .body("find { it.way == 'SCIM_PROVIDER' }.reasons.code", hasItem("NOT_DECLARED"));
        for (String noSchemas : java.util.List.of("{}", "[]", "\"text\"", "{\"Resources\": [1, {\"id\": 2}]}")) {
            operator()
                    .contentType("application/json")
                    .body(noSchemas)
                    .post("/api/analyses/" + id + "/ways")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("NO_SCHEMAS"));
        }
    }

    @Test
    void two_analyses_are_compared_as_a_page_and_as_json() {
        String before = finished(DetailedExport.zip(), "before.zip");
        Map<String, String> files = DetailedExport.files();
        files.computeIfPresent(
                DetailedExport.CUSTOM_RULE, (name, text) -> text.replace("<csValue>Sales", "<csValue>Legal"));
        String after = finished(DirSyncExport.zip(files), "after.zip");

        viewer().get("/api/analyses/" + before + "/differences.json?to=" + after)
                .then()
                .statusCode(200)
                .body("before.fileName", equalTo("before.zip"))
                .body("total", equalTo(2))
                .body("differences.weight", equalTo(java.util.List.of("EFFECT", "EFFECT")))
                .body("differences.after", hasItem("department EQUAL Legal"));
        viewer().get("/api/analyses/" + before + "/differences?to=" + after)
                .then()
                .statusCode(200)
                .contentType(containsString("text/html"))
                .body(containsString("department EQUAL Legal"));
        viewer().get("/api/analyses/" + before + "/differences.json")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("COMPARISON_INVALID"));
        viewer().get("/api/analyses/" + before + "/differences?to=nobody")
                .then()
                .statusCode(404)
                .body("code", equalTo("ANALYSIS_UNKNOWN"));
    }

    @Test
    void nobody_gets_in_without_a_role() {
        given().get("/api/analyses").then().statusCode(401);
        viewer().body("x").post("/api/analyses?fileName=x").then().statusCode(403);
        viewer().contentType("application/json")
                .body("{\"count\":1}")
                .post("/api/analyses/x/object-count")
                .then()
                .statusCode(403);
        given().get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void only_an_admin_says_to_which_address_a_password_is_sent_to_count() throws Exception {
        String id = finished(DirSyncExport.untouched().zip(), "dirsync.zip");

        operator()
                .contentType("application/json")
                .body(Map.of("directory", access("ldap://127.0.0.1:1", folder.resolve("password"))))
                .post("/api/analyses/" + id + "/object-count")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("ADMIN_NEEDED"))
                .body("whatToDo", containsString("{\"count\":N}"));
    }

    @Test
    void mistakes_of_callers_get_problems_that_say_what_to_do() {
        viewer().get("/api/analyses/nobody").then().statusCode(404).body("code", equalTo("ANALYSIS_UNKNOWN"));
        viewer().get("/api/analyses?limit=0").then().statusCode(400).body("code", equalTo("LIMIT"));
        String id = finished(DirSyncExport.untouched().zip(), "dirsync.zip");
        operator()
                .contentType("application/json")
                .body("{}")
                .post("/api/analyses/" + id + "/object-count")
                .then()
                .statusCode(400)
                .body("code", equalTo("OBJECT_COUNT_INVALID"));
        operator()
                .contentType("application/json")
                .body("{\"count\":-1}")
                .post("/api/analyses/" + id + "/object-count")
                .then()
                .statusCode(400)
                .body("code", equalTo("OBJECT_COUNT_INVALID"));
        operator()
                .contentType("application/json")
                .body("{\"cuont\":1}")
                .post("/api/analyses/" + id + "/object-count")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    private static String finished(byte[] upload, String name) {
        String id = operator()
                .contentType("application/octet-stream")
                .queryParam("fileName", name)
                .body(upload)
                .post("/api/analyses")
                .then()
                .statusCode(202)
                .header("Location", containsString("/api/analyses/"))
                .body("status", anyOf(equalTo("RUNNING"), equalTo("DONE")))
                .extract()
                .path("id");
        await().atMost(Duration.ofSeconds(90))
                .until(() -> viewer().get("/api/analyses/" + id).path("status"), equalTo(Status.DONE.name()));
        return id;
    }

    private static io.restassured.response.Response count(String id, Map<String, String> directory) {
        return admin().contentType("application/json")
                .body(Map.of("directory", directory))
                .post("/api/analyses/" + id + "/object-count");
    }

    private static Map<String, String> access(String url, Path password) {
        return Map.of("url", url, "bindDn", "cn=reader", "passwordRef", "file:" + password, "kind", "ACTIVE_DIRECTORY");
    }

    private static RequestSpecification viewer() {
        return given().auth().preemptive().basic("viewer", "viewer-test");
    }

    private static RequestSpecification operator() {
        return given().auth().preemptive().basic("operator", "operator-test");
    }

    private static RequestSpecification admin() {
        return given().auth().preemptive().basic("admin", "admin-test");
    }
}
