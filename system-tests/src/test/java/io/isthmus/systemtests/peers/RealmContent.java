package io.isthmus.systemtests.peers;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.ldap.sdk.Entry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What a realm had when it was looked at, by the anchors of those in the directory. */
record RealmContent(Map<String, JsonNode> users, Map<String, JsonNode> groups) {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    static RealmContent of(ScimRealm realm) {
        return new RealmContent(byExternalId(realm.users()), byExternalId(realm.groups()));
    }

    /** The same without accounts whose people the directory has in no synchronized container any more. */
    RealmContent without(Set<String> leavers) {
        return new RealmContent(
                users.entrySet().stream()
                        .filter(user -> !leavers.contains(user.getKey()))
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)),
                groups);
    }

    private static Map<String, JsonNode> byExternalId(List<JsonNode> resources) {
        return resources.stream()
                .collect(toMap(resource -> resource.path("externalId").asText(), Function.identity()));
    }

    /** The account of a person; none where he has none. */
    @Nullable
    String account(@Nullable String anchor) {
        return anchor == null || !users.containsKey(anchor)
                ? null
                : users.get(anchor).path("id").asText();
    }

    /** Accounts in a group. */
    Set<String> membersOf(String group) {
        return groups.values().stream()
                .filter(found -> found.path("displayName").asText().equals(group))
                .flatMap(found -> members(found).stream())
                .collect(toSet());
    }

    static Set<String> members(JsonNode group) {
        return StreamSupport.stream(group.path("members").spliterator(), false)
                .map(member -> member.path("value").asText())
                .collect(toSet());
    }

    static JsonNode enterprise(JsonNode user) {
        return user.path(ENTERPRISE);
    }

    /** @param manager the account of the manager; none where there is none */
    static void assertManager(Entry person, JsonNode user, @Nullable String manager) {
        assertThat(enterprise(user).path("manager").path("value").asText(null))
                .as("manager of " + person.getDN())
                .isEqualTo(manager);
    }

    static void assertSame(Entry entry, String attribute, JsonNode value) {
        assertThat(value.asText(null))
                .as(attribute + " of " + entry.getDN())
                .isEqualTo(entry.getAttributeValue(attribute));
    }
}
