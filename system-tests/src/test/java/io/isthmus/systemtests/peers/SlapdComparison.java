package io.isthmus.systemtests.peers;

import static io.isthmus.systemtests.peers.RealmContent.assertSame;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchScope;
import io.isthmus.systemtests.directory.GeneratedDirectory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares with what the directory says now. */
record SlapdComparison(Slapd slapd) {

    void assertEverythingIsThere(RealmContent realm) throws LDAPException {
        try (var connection = slapd.connect()) {
            var people = entries(connection, GeneratedDirectory.PEOPLE, "(objectClass=inetOrgPerson)");
            assertThat(realm.users().keySet()).isEqualTo(anchors(people));
            people.values().forEach(person -> {
                var user = realm.users().get(anchor(person));
                assertSamePerson(person, user);
                RealmContent.assertManager(
                        person, user, account(people.get(normalized(person.getAttributeValue("manager"))), realm));
            });
            var groups = entries(connection, GeneratedDirectory.GROUPS, "(objectClass=groupOfNames)");
            assertThat(realm.groups().keySet()).isEqualTo(anchors(groups));
            groups.values().forEach(group -> assertSameGroup(group, people, realm));
        }
    }

    private static void assertSamePerson(Entry person, JsonNode user) {
        assertSame(person, "mail", user.path("userName"));
        assertSame(person, "displayName", user.path("displayName"));
        assertSame(person, "givenName", user.at("/name/givenName"));
        assertSame(person, "sn", user.at("/name/familyName"));
        assertSame(person, "title", user.path("title"));
        assertSame(person, "employeeType", user.path("userType"));
        assertSame(person, "preferredLanguage", user.path("preferredLanguage"));
        assertSame(person, "mail", user.at("/emails/0/value"));
        assertSame(person, "departmentNumber", RealmContent.enterprise(user).path("department"));
        assertSame(person, "employeeNumber", RealmContent.enterprise(user).path("employeeNumber"));
        assertThat(user.path("active").asBoolean()).as(person.getDN()).isTrue();
    }

    private static void assertSameGroup(Entry group, Map<String, Entry> people, RealmContent realm) {
        var found = realm.groups().get(anchor(group));
        assertSame(group, "cn", found.path("displayName"));
        var expected = Arrays.stream(group.getAttributeValues("member"))
                .map(member -> account(people.get(normalized(member)), realm))
                .filter(Objects::nonNull)
                .collect(toSet());
        assertThat(RealmContent.members(found))
                .as("members of " + group.getDN())
                .isEqualTo(expected);
    }

    private static @Nullable String account(@Nullable Entry person, RealmContent realm) {
        return person == null ? null : realm.account(anchor(person));
    }

    private static Map<String, Entry> entries(LDAPConnection connection, String base, String filter)
            throws LDAPException {
        return connection.search(base, SearchScope.SUB, filter, "*", "entryUUID").getSearchEntries().stream()
                .collect(toMap(entry -> normalized(entry.getDN()), Function.identity()));
    }

    private static Set<String> anchors(Map<String, Entry> entries) {
        return entries.values().stream().map(SlapdComparison::anchor).collect(toSet());
    }

    private static String anchor(Entry entry) {
        return entry.getAttributeValue("entryUUID");
    }

    private static @Nullable String normalized(@Nullable String dn) {
        return dn == null ? null : dn.toLowerCase(Locale.ROOT);
    }
}
