package io.isthmus.systemtests.peers;

import io.restassured.RestAssured;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A realm of {@link Keycloak} in which people sign in to the console. */
public final class SignInRealm {

    public static final String CLIENT = "isthmus";
    public static final String SECRET = "secret-of-the-console";

    /** Longer than a busy machine needs from getting a token to using it. */
    private static final Duration USUAL_LIFE_OF_TOKENS = Duration.ofMinutes(5);

    private final Keycloak keycloak;
    private final String name;

    private SignInRealm(Keycloak keycloak, String name) {
        this.keycloak = keycloak;
        this.name = name;
    }

    /** One that is not there yet. */
    public static SignInRealm named(String name) {
        return new SignInRealm(Keycloak.shared(), name);
    }

    public String issuer() {
        return keycloak.url() + "/realms/" + name;
    }

    /** What the sign-in at this realm needs of every service. */
    public Map<String, String> environment() {
        return Map.of(
                "ISTHMUS_ACCESS_OIDC_ENABLED",
                "true",
                "ISTHMUS_ACCESS_OIDC_URL",
                issuer(),
                "ISTHMUS_ACCESS_OIDC_CLIENT_ID",
                CLIENT,
                "ISTHMUS_ACCESS_OIDC_SECRET_REF",
                "env:CONSOLE_CLIENT_SECRET",
                "CONSOLE_CLIENT_SECRET",
                SECRET);
    }

    /**
     * @param console where the console is, without a slash at the end
     * @param people with the role each has at the provider; the password is {@link #password}
     */
    public void create(String console, Map<String, String> people) {
        var roles = people.values().stream().distinct().map(role -> Map.of("name", role));
        keycloak.admin()
                .body(Map.of(
                        "realm",
                        name,
                        "enabled",
                        true,
                        "accessTokenLifespan",
                        USUAL_LIFE_OF_TOKENS.toSeconds(),
                        "roles",
                        Map.of("realm", roles.toList()),
                        "clients",
                        List.of(client(console)),
                        "users",
                        people.entrySet().stream()
                                .map(person -> user(person.getKey(), person.getValue()))
                                .toList()))
                .post("/admin/realms")
                .then()
                .statusCode(201);
    }

    /** How long tokens are good that are given from now on; a session at the provider lasts longer. */
    public void letTokensLast(Duration life) {
        keycloak.admin()
                .body(Map.of("realm", name, "accessTokenLifespan", life.toSeconds()))
                .put("/admin/realms/{realm}", name)
                .then()
                .statusCode(204);
    }

    public void letTokensLastAsUsual() {
        letTokensLast(USUAL_LIFE_OF_TOKENS);
    }

    public static String password(String person) {
        return person + "-at-the-provider";
    }

    /** An access token as a script gets one. */
    public String token(String person) {
        return RestAssured.given()
                .formParams("grant_type", "password", "client_id", CLIENT, "client_secret", SECRET, "scope", "openid")
                .formParams("username", person, "password", password(person))
                .post(issuer() + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    /** Ends all sessions of somebody, as an administrator does it. */
    public void endSessionsOf(String person) {
        String id = keycloak.admin()
                .queryParam("username", person)
                .get("/admin/realms/{realm}/users", name)
                .then()
                .statusCode(200)
                .extract()
                .path("[0].id");
        keycloak.admin()
                .post("/admin/realms/{realm}/users/{id}/logout", name, id)
                .then()
                .statusCode(204);
    }

    private static Map<String, Object> client(String console) {
        return Map.of(
                "clientId",
                CLIENT,
                "secret",
                SECRET,
                "publicClient",
                false,
                "directAccessGrantsEnabled",
                true,
                "redirectUris",
                List.of(console + "/console/sign-in/back"),
                "attributes",
                Map.of("post.logout.redirect.uris", console + "/console/sign-out/done"));
    }

    private static Map<String, Object> user(String person, String role) {
        return Map.of(
                "username",
                person,
                "enabled",
                true,
                "email",
                person + "@example.com",
                "firstName",
                person,
                "lastName",
                "Example",
                "realmRoles",
                List.of(role),
                "credentials",
                List.of(Map.of("type", "password", "value", password(person), "temporary", false)));
    }
}
