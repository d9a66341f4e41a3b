package io.isthmus.systemtests.peers;

import static org.awaitility.Awaitility.await;

import io.isthmus.directories.testing.OwnedProcess;
import io.isthmus.localstack.ports.Ports;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real Keycloak with its SCIM feature, unpacked by the build from the distribution that its makers publish. Its
 * database is in memory: every start is a fresh one.
 */
public final class Keycloak {

    private static final String ADMIN = "admin";
    private static final String PASSWORD = "keycloak-secret";
    private static final List<String> SERVICE_ACCOUNT_ROLES =
            List.of("manage-users", "view-users", "query-users", "query-groups", "realm-admin");

    private final OwnedProcess process;
    private final String url;

    private Keycloak(OwnedProcess process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Why there is no Keycloak; empty where there is one. */
    public static Optional<String> absence() {
        return home().isPresent()
                ? Optional.empty()
                : Optional.of("no Keycloak found: run the build's phase pre-integration-test, which unpacks it");
    }

    /** The one of this JVM: a start takes a minute on a busy machine. It ends with the JVM. */
    public static Keycloak shared() {
        return Shared.KEYCLOAK;
    }

    private static Keycloak start(Path folder) {
        int port = Ports.free();
        var home = home().orElseThrow();
        var environment = Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN,
                "KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
        var process = OwnedProcess.start(
                created(folder).resolve("keycloak.log"),
                environment,
                List.of(
                        "bash",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--db=dev-mem",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--features=scim-api"));
        var keycloak = new Keycloak(process, "http://127.0.0.1:" + port);
        keycloak.awaitReady();
        return keycloak;
    }

    /**
     * Creates a realm that speaks SCIM, stores what a directory gives of a person, and has one client that may write.
     *
     * @param name of the realm, unused so far
     */
    public ScimRealm createRealm(String name) {
        var realm = new ScimRealm(url + "/realms/" + name, "isthmus", "realm-secret");
        admin().body(Map.of("realm", name, "enabled", true, "scimApiEnabled", true, "accessTokenLifespan", 60))
                .post("/admin/realms")
                .then()
                .statusCode(201);
        admin().body(userProfile())
                .put("/admin/realms/{realm}/users/profile", name)
                .then()
                .statusCode(200);
        admin().body(client(realm))
                .post("/admin/realms/{realm}/clients", name)
                .then()
                .statusCode(201);
        letWrite(name, realm.clientId());
        return realm;
    }

    private static Map<String, Object> client(ScimRealm realm) {
        var audience = Map.of(
                "name", "scim-audience",
                "protocol", "openid-connect",
                "protocolMapper", "oidc-audience-mapper",
                "config", Map.of("included.custom.audience", realm.scimUrl(), "access.token.claim", "true"));
        return Map.of(
                "clientId",
                realm.clientId(),
                "secret",
                realm.clientSecret(),
                "publicClient",
                false,
                "standardFlowEnabled",
                false,
                "serviceAccountsEnabled",
                true,
                "protocolMappers",
                List.of(audience));
    }

    private void letWrite(String realm, String clientId) {
        var account = admin().get(
                        "/admin/realms/{realm}/clients/{id}/service-account-user", realm, idOfClient(realm, clientId))
                .then()
                .statusCode(200)
                .extract()
                .<String>path("id");
        var management = idOfClient(realm, "realm-management");
        var roles = admin()
                .get("/admin/realms/{realm}/clients/{id}/roles", realm, management)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<Map<String, Object>>getList("")
                .stream()
                .filter(role -> SERVICE_ACCOUNT_ROLES.contains(role.get("name")))
                .toList();
        admin().body(roles)
                .post("/admin/realms/{realm}/users/{account}/role-mappings/clients/{id}", realm, account, management)
                .then()
                .statusCode(204);
    }

    private String idOfClient(String realm, String clientId) {
        return admin().queryParam("clientId", clientId)
                .get("/admin/realms/{realm}/clients", realm)
                .then()
                .statusCode(200)
                .extract()
                .path("[0].id");
    }

    String url() {
        return url;
    }

    /** A request by the administrator of this Keycloak. */
    RequestSpecification admin() {
        var token = RestAssured.given()
                .baseUri(url)
                .formParams("grant_type", "password", "client_id", "admin-cli", "username", ADMIN, "password", PASSWORD)
                .post("/realms/master/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .<String>path("access_token");
        return RestAssured.given().baseUri(url).auth().oauth2(token).contentType(ContentType.JSON);
    }

    private void awaitReady() {
        await("Keycloak at " + url)
                .atMost(Duration.ofMinutes(6))
                .pollInterval(Duration.ofMillis(500))
                .failFast("Keycloak runs", process::requireAlive)
                .ignoreExceptions()
                .until(() -> RestAssured.get(url + "/realms/master").statusCode() == 200);
    }

    private static Optional<Path> home() {
        var folder = Path.of(System.getProperty("isthmus.keycloak.folder", "target/keycloak"));
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var homes = Files.list(folder)) {
            return homes.filter(home -> Files.exists(home.resolve("bin/kc.sh"))).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String userProfile() {
        try (InputStream profile = Keycloak.class.getResourceAsStream("/keycloak/user-profile.json")) {
            return new String(profile.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path created(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        private static final Keycloak KEYCLOAK = start(Path.of("target", "keycloak-run"));
    }
}
