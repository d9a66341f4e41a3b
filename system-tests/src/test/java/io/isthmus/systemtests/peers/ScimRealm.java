package io.isthmus.systemtests.peers;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.contracts.WireFormat;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A realm of {@link Keycloak} as a SCIM service, seen with eyes that are not those of the code under test.
 *
 * @param realmUrl without a slash at the end
 */
public record ScimRealm(String realmUrl, String clientId, String clientSecret) {

    private static final int PAGE = 100;

    public String scimUrl() {
        return realmUrl + "/scim/v2";
    }

    public String tokenUrl() {
        return realmUrl + "/protocol/openid-connect/token";
    }

    /** All users with all their attributes. */
    public List<JsonNode> users() {
        return all("/Users", null);
    }

    /** All groups with their members. */
    public List<JsonNode> groups() {
        return all("/Groups", "externalId,displayName,members");
    }

    /** A request with a fresh token. */
    public RequestSpecification request() {
        var token = RestAssured.given()
                .formParams("grant_type", "client_credentials", "client_id", clientId, "client_secret", clientSecret)
                .post(tokenUrl())
                .then()
                .statusCode(200)
                .extract()
                .<String>path("access_token");
        return RestAssured.given()
                .baseUri(scimUrl())
                .auth()
                .oauth2(token)
                .contentType("application/scim+json;charset=UTF-8");
    }

    private List<JsonNode> all(String resources, String attributes) {
        var found = new ArrayList<JsonNode>();
        JsonNode page;
        do {
            // a new specification for each page: one that is used again adds to its parameters
            var request = request();
            if (attributes != null) {
                request.queryParam("attributes", attributes);
            }
            page = json(request.queryParam("startIndex", found.size() + 1)
                    .queryParam("count", PAGE)
                    .get(resources));
            page.path("Resources").forEach(found::add);
        } while (!page.path("Resources").isEmpty()
                && found.size() < page.path("totalResults").asInt());
        return found;
    }

    private static JsonNode json(Response response) {
        try {
            return WireFormat.mapper()
                    .readTree(response.then().statusCode(200).extract().asString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
