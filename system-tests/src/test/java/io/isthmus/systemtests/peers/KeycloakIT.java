package io.isthmus.systemtests.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.directories.testing.Peers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeycloakIT {

    private static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    @Test
    void its_scim_service_keeps_what_a_service_account_writes() {
        Peers.require(Keycloak.absence());
        var realm = Keycloak.shared().createRealm("proof");
        var zoe = create(
                realm,
                "/Users",
                Map.of(
                        "schemas",
                        List.of(USER, ENTERPRISE),
                        "externalId",
                        "anchor-1",
                        "userName",
                        "Zoe@Contoso.com",
                        "displayName",
                        "Müller, Zoë",
                        "active",
                        true,
                        ENTERPRISE,
                        Map.of("department", "Sales")));
        var group = create(
                realm,
                "/Groups",
                Map.of("schemas", List.of(GROUP), "externalId", "anchor-2", "displayName", "Vertrieb"));
        addMember(realm, group, zoe);

        assertThat(realm.users()).singleElement().satisfies(user -> {
            assertThat(user.path("externalId").asText()).isEqualTo("anchor-1");
            assertThat(user.path("userName").asText()).isEqualTo("zoe@contoso.com");
            assertThat(user.path("displayName").asText()).isEqualTo("Müller, Zoë");
            assertThat(user.path(ENTERPRISE).path("department").asText()).isEqualTo("Sales");
        });
        assertThat(realm.groups())
                .singleElement()
                .extracting(found -> found.at("/members/0/value").asText())
                .isEqualTo(zoe);
    }

    private static void addMember(ScimRealm realm, String group, String user) {
        var operation = Map.of("op", "add", "path", "members", "value", List.of(Map.of("value", user)));
        realm.request()
                .body(Map.of("schemas", List.of(PATCH), "Operations", List.of(operation)))
                .patch("/Groups/{id}", group)
                .then()
                .statusCode(200);
    }

    private static String create(ScimRealm realm, String resources, Map<String, Object> resource) {
        return realm.request()
                .body(resource)
                .post(resources)
                .then()
                .log()
                .ifValidationFails()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
