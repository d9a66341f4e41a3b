package io.isthmus.analyzer.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two forests behind real LDAP, with a defect of every kind. */
@QuarkusTest
@QuarkusTestResource(RealKafkaAndPostgres.class)
class ReadinessTest {

    private static final String ONE = "DC=fabrikam,DC=com";
    private static final String TWO = "DC=northwind,DC=com";

    @TempDir
    Path folder;

    private InMemoryDirectoryServer one;
    private InMemoryDirectoryServer two;
    private Path password;

    @BeforeEach
    void start() throws Exception {
        one = directory(ONE, "fabrikam");
        two = directory(TWO, "northwind");
        password = Files.writeString(folder.resolve("password"), "right");
    }

    @AfterEach
    void stop() {
        one.shutDown(true);
        two.shutDown(true);
    }

    @Test
    void every_kind_of_defect_is_found_with_its_fix() throws Exception {
        seed();

        String id = begin(body(List.of("fabrikam.com", "northwind.com")));
        JsonPath check = ended(id, "DONE");

        assertThat(check.getInt("percent")).isEqualTo(100);
        assertThat(check.getList("directories.read", Integer.class)).containsExactly(16, 3);
        Map<String, String> found = rows(id).stream()
                .collect(Collectors.toMap(
                        r -> r.get("dn").toString().split(",")[0] + " " + r.get("attribute") + " " + r.get("code"),
                        r -> String.valueOf(r.get("fix")),
                        (a, b) -> a));
        assertThat(found)
                .containsEntry("CN=char userPrincipalName character", "char@fabrikam.com")
                .containsEntry("CN=format userPrincipalName format", "null")
                .containsEntry("CN=local userPrincipalName topleveldomain", "local@fabrikam.com")
                .containsEntry("CN=localpart mail localpart", "a.b@fabrikam.com")
                .containsEntry("CN=domainpart mail domainpart", "null")
                .containsEntry("CN=length mailNickname length", "a".repeat(64))
                .containsEntry("CN=blank userPrincipalName blank", "blank@fabrikam.com")
                .containsEntry("CN=dup1 userPrincipalName duplicate", "null")
                .containsEntry("CN=dup2 userPrincipalName duplicate", "null")
                .containsEntry("CN=address1 proxyAddresses duplicate", "null")
                .containsEntry("CN=address2 mail duplicate", "null")
                .containsEntry("CN=contact targetAddress mailmatch", "SMTP:contact@example.org")
                .containsEntry("CN=elsewhere userPrincipalName unverifieddomain", "elsewhere@fabrikam.com")
                .containsEntry("CN=account sAMAccountName accountname", "account")
                .containsEntry("CN=many proxyAddresses toomanyaddresses", "null")
                .containsEntry("CN=group member brokenreference", "null")
                .containsEntry("CN=group member unsynchronizedreference", "null")
                .containsEntry("CN=reports manager brokenreference", "null")
                .hasSize(18);
        assertThat(check.getLong("rows")).isEqualTo(rows(id).size());
        assertThat(check.getList("counts.rows", Long.class).stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(rows(id).size());

        String csv = viewer().get("/api/readiness/" + id + "/result.csv")
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .extract()
                .asString();
        assertThat(csv.lines()).hasSize(rows(id).size() + 1);
        assertThat(csv).contains("fabrikam,\"CN=char,DC=fabrikam,DC=com\",user,userPrincipalName,character,ERROR,");
        viewer().get("/api/readiness/" + id + "/result?code=duplicate&directory=two")
                .then()
                .statusCode(200)
                .body("rows.size()", equalTo(2))
                .body("rows.message", hasItem(containsString("in fabrikam")))
                .body("rows.whatToDo", hasItem(notNullValue()));
    }

    @Test
    void a_check_is_cancelled_and_keeps_what_it_found() throws Exception {
        for (int i = 0; i < 3_000; i++) {
            user(one, ONE, "u" + i, "userPrincipalName: u" + i + "@fabrikam.local");
        }
        String id = begin(body(null));

        operator()
                .contentType("application/json")
                .post("/api/readiness/" + id + "/cancel")
                .then()
                .statusCode(org.hamcrest.Matchers.in(List.of(202, 409)));

        await().atMost(Duration.ofSeconds(90))
                .until(() ->
                        !"RUNNING".equals(viewer().get("/api/readiness/" + id).path("status")));
        assertThat(viewer().get("/api/readiness/" + id).<String>path("status")).isIn("CANCELLED", "DONE");
        operator()
                .contentType("application/json")
                .post("/api/readiness/" + id + "/cancel")
                .then()
                .statusCode(409)
                .body("code", equalTo("READINESS_NOT_RUNNING"));
        ended(begin(body(null)), "DONE");
    }

    @Test
    void a_directory_that_refuses_fails_the_check_by_name() throws Exception {
        Files.writeString(password, "wrong");

        JsonPath check = ended(begin(body(null)), "FAILED");

        assertThat(check.getString("failure.code")).isEqualTo("DIRECTORY_REFUSED_CREDENTIALS");
        assertThat(check.getString("failure.directory")).isEqualTo("fabrikam");
        assertThat(check.getString("failure.whatToDo")).isNotBlank();
    }

    @Test
    void a_password_that_is_not_there_fails_the_check_by_name() throws Exception {
        Files.delete(password);

        JsonPath check = ended(begin(body(null)), "FAILED");

        assertThat(check.getString("failure.code")).isEqualTo("SECRET_NOT_RESOLVED");
        assertThat(check.getString("failure.directory")).isEqualTo("fabrikam");
        assertThat(check.getString("failure.message")).contains("file:");
    }

    @Test
    void mistakes_of_callers_get_problems() {
        post("{\"directories\":[]}").then().statusCode(400).body("code", equalTo("READINESS_INVALID"));
        post("{\"directories\":[{\"name\":\"a\"}]}")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("READINESS_INVALID"));
        post("{\"directories\":[{\"name\":\"a\",\"acces\":{}}]}").then().statusCode(400);
        viewer().get("/api/readiness/nobody").then().statusCode(404).body("code", equalTo("READINESS_UNKNOWN"));
        viewer().get("/api/readiness/nobody/result").then().statusCode(404);
        viewer().get("/api/readiness?limit=0").then().statusCode(400);
        viewer().contentType("application/json")
                .body("{}")
                .post("/api/readiness")
                .then()
                .statusCode(403);
        given().get("/api/readiness").then().statusCode(401);
    }

    @Test
    void only_an_admin_says_to_which_addresses_passwords_are_sent() {
        operator()
                .contentType("application/json")
                .body("{\"directories\":[{\"name\":\"a\",\"access\":{\"url\":\"ldap://127.0.0.1:1\"}}]}")
                .post("/api/readiness")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
    }

    private void seed() throws Exception {
        user(one, ONE, "char", "userPrincipalName: ch ar@fabrikam.com");
        user(one, ONE, "format", "userPrincipalName: format");
        user(one, ONE, "local", "userPrincipalName: local@fabrikam.local");
        user(one, ONE, "localpart", "userPrincipalName: localpart@fabrikam.com", "mail: a..b@fabrikam.com");
        user(one, ONE, "domainpart", "userPrincipalName: domainpart@fabrikam.com", "mail: a@-b.com");
        user(one, ONE, "length", "userPrincipalName: length@fabrikam.com", "mailNickname: " + "a".repeat(70));
        user(one, ONE, "blank");
        user(one, ONE, "dup1", "userPrincipalName: same@fabrikam.com");
        user(two, TWO, "dup2", "userPrincipalName: SAME@Fabrikam.com");
        user(
                one,
                ONE,
                "address1",
                "userPrincipalName: address1@fabrikam.com",
                "proxyAddresses: smtp:shared@fabrikam.com");
        user(two, TWO, "address2", "userPrincipalName: address2@northwind.com", "mail: Shared@fabrikam.com");
        one.add(
                "dn: CN=contact," + ONE,
                "objectClass: contact",
                "cn: contact",
                "mail: contact@example.org",
                "targetAddress: SMTP:other@example.org");
        user(one, ONE, "elsewhere", "userPrincipalName: elsewhere@contoso.com");
        one.add(
                "dn: CN=account," + ONE,
                "objectClass: user",
                "cn: account",
                "sAMAccountName: acc*ount",
                "userPrincipalName: account@fabrikam.com");
        List<String> many = new ArrayList<>(List.of("userPrincipalName: many@fabrikam.com"));
        IntStream.range(0, 301).forEach(i -> many.add("proxyAddresses: smtp:many" + i + "@fabrikam.com"));
        user(one, ONE, "many", many.toArray(String[]::new));
        user(one, ONE, "reports", "userPrincipalName: reports@fabrikam.com", "manager: CN=left," + ONE);
        user(one, ONE, "krbtgt");
        one.add("dn: OU=Unit," + ONE, "objectClass: organizationalUnit", "ou: Unit");
        one.add(
                "dn: CN=group," + ONE,
                "objectClass: group",
                "cn: group",
                "displayName: group",
                "groupType: -2147483646",
                "member: CN=reports," + ONE,
                "member: cn=DUP1, dc=fabrikam, dc=com",
                "member: CN=gone," + ONE,
                "member: OU=Unit," + ONE);
        user(two, TWO, "fine", "userPrincipalName: fine@northwind.com");
    }

    private static void user(InMemoryDirectoryServer server, String root, String name, String... more)
            throws Exception {
        List<String> lines = new ArrayList<>(List.of(
                "dn: CN=" + name + "," + root,
                "objectClass: user",
                "cn: " + name,
                "displayName: " + name,
                "sAMAccountName: " + name));
        lines.addAll(List.of(more));
        server.add(lines.toArray(String[]::new));
    }

    private static InMemoryDirectoryServer directory(String root, String dc) throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(root);
        config.addAdditionalBindCredentials("cn=reader", "right");
        config.setSchema(null);
        InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
        server.startListening();
        server.add("dn: " + root, "objectClass: domainDNS", "dc: " + dc);
        return server;
    }

    private Map<String, Object> body(List<String> verified) {
        List<Map<String, Object>> directories = List.of(asked("fabrikam", one, ONE), asked("two", two, TWO));
        return verified == null
                ? Map.of("directories", directories)
                : Map.of("directories", directories, "verifiedDomains", verified);
    }

    private Map<String, Object> asked(String name, InMemoryDirectoryServer server, String root) {
        return Map.of(
                "name",
                name,
                "partitions",
                List.of(Map.of("dn", root)),
                "access",
                Map.of(
                        "url",
                        "ldap://127.0.0.1:" + server.getListenPort(),
                        "bindDn",
                        "cn=reader",
                        "passwordRef",
                        "file:" + password,
                        "kind",
                        "ACTIVE_DIRECTORY"));
    }

    private static String begin(Map<String, Object> body) {
        return admin().contentType("application/json")
                .body(body)
                .post("/api/readiness")
                .then()
                .statusCode(202)
                .header("Location", containsString("/api/readiness/"))
                .extract()
                .path("id");
    }

    private static JsonPath ended(String id, String status) {
        await().atMost(Duration.ofSeconds(90))
                .until(() -> viewer().get("/api/readiness/" + id).path("status"), equalTo(status));
        return viewer().get("/api/readiness/" + id).jsonPath();
    }

    private static List<Map<String, Object>> rows(String id) {
        List<Map<String, Object>> rows = new ArrayList<>();
        Object after = 0;
        while (after != null) {
            JsonPath page = viewer().get("/api/readiness/" + id + "/result?limit=7&after=" + after)
                    .jsonPath();
            rows.addAll(page.getList("rows"));
            after = page.get("next");
        }
        return rows;
    }

    private static io.restassured.response.Response post(String body) {
        return admin().contentType("application/json").body(body).post("/api/readiness");
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
