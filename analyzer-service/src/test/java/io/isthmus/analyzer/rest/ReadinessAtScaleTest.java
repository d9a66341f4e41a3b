package io.isthmus.analyzer.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.isthmus.analyzer.checking.ForestOnSlapd;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** System property {@code isthmus.readiness.users} sets the size of the forest: 5,000 unless given, 200,000 for a long run. */
@QuarkusTest
@QuarkusTestResource(RealKafkaAndPostgres.class)
class ReadinessAtScaleTest {

    private static final int USERS = Integer.getInteger("isthmus.readiness.users", 5_000);

    @TempDir
    Path folder;

    @Test
    void a_forest_on_openldap_is_checked_with_progress() throws Exception {
        Assumptions.assumeTrue(
                ForestOnSlapd.installed().isPresent(),
                "OpenLDAP's slapd is not installed (Debian: apt-get install slapd): this test is skipped");
        try (ForestOnSlapd forest = new ForestOnSlapd(folder, USERS)) {
            await("slapd answers").atMost(Duration.ofSeconds(90)).until(() -> answers(forest));

            String id = admin().contentType("application/json")
                    .body(Map.of(
                            "directories",
                            List.of(Map.of(
                                    "name",
                                    "fabrikam",
                                    "access",
                                    Map.of("url", forest.url(), "kind", "ACTIVE_DIRECTORY")))))
                    .post("/api/readiness")
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id");
            int[] percent = new int[1];
            await().atMost(Duration.ofMinutes(10)).until(() -> {
                JsonPath check = admin().get("/api/readiness/" + id).jsonPath();
                assertThat(check.getInt("percent")).isGreaterThanOrEqualTo(percent[0]);
                percent[0] = check.getInt("percent");
                return !"RUNNING".equals(check.getString("status"));
            });

            JsonPath check = admin().get("/api/readiness/" + id).jsonPath();
            assertThat(check.getString("status")).isEqualTo("DONE");
            assertThat(check.getLong("objectsRead")).isEqualTo(USERS + (USERS + 499) / 500);
            Map<String, Long> counts = new java.util.TreeMap<>();
            check.getList("counts", Map.class)
                    .forEach(c ->
                            counts.put(c.get("attribute") + " " + c.get("code"), ((Number) c.get("rows")).longValue()));
            long flawed = ForestOnSlapd.flawed(USERS);
            assertThat(counts)
                    .containsOnly(
                            Map.entry("userPrincipalName character", flawed),
                            Map.entry("userPrincipalName topleveldomain", flawed),
                            Map.entry("mailNickname format", flawed),
                            Map.entry("manager brokenreference", flawed),
                            Map.entry("mail duplicate", 2 * flawed),
                            Map.entry("proxyAddresses duplicate", flawed));
        }
    }

    private static boolean answers(ForestOnSlapd forest) {
        try (com.unboundid.ldap.sdk.LDAPConnection connection = new com.unboundid.ldap.sdk.LDAPConnection(
                "127.0.0.1", Integer.parseInt(forest.url().replaceAll(".*:", "")))) {
            return connection.isConnected();
        } catch (com.unboundid.ldap.sdk.LDAPException notYet) {
            return false;
        }
    }

    private static RequestSpecification admin() {
        return given().auth().preemptive().basic("admin", "admin-test");
    }
}
