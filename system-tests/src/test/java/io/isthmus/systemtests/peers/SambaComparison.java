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
import io.isthmus.directories.testing.SambaDomain;
import io.isthmus.systemtests.directory.QuayPeople;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Compares with what the domain controller says now; everything is read by the domain's own administrator. */
record SambaComparison(SambaDomain domain, QuayPeople people) {

    /** @param leavers anchors of accounts that are still there, and nowhere in the synchronized containers any more */
    void assertEverythingIsThere(RealmContent found, Set<String> leavers) throws LDAPException {
        var realm = found.without(leavers);
        try (var connection = domain.connect()) {
            var persons = persons(connection);
            assertThat(realm.users()).containsOnlyKeys(persons.keySet());
            for (var person : persons.entrySet()) {
                var user = realm.users().get(person.getKey());
                assertSamePerson(person.getValue(), user);
                RealmContent.assertManager(person.getValue(), user, manager(person.getValue(), connection, realm));
            }
            assertThat(realm.groups()).hasSize(QuayPeople.GROUPS);
            for (int group = 0; group < QuayPeople.GROUPS; group++) {
                assertSameGroup(
                        connection.getEntry(people.groupDn(group), "objectGUID", "cn", "member"), persons, realm);
            }
        }
    }

    private Map<String, Entry> persons(LDAPConnection connection) throws LDAPException {
        var found = connection.search(
                "OU=Crew," + SambaDomain.SUFFIX, SearchScope.SUB, "(&(objectClass=user)(objectCategory=person))", "*");
        assertThat(found.getEntryCount()).isGreaterThan(people.users() - 5);
        return found.getSearchEntries().stream().collect(toMap(SambaComparison::anchor, Function.identity()));
    }

    private static void assertSamePerson(Entry person, JsonNode user) {
        var account = person.getAttributeValue("sAMAccountName") + "@" + SambaDomain.DOMAIN;
        var signIn = person.hasAttribute("userPrincipalName") ? person.getAttributeValue("userPrincipalName") : account;
        assertThat(user.path("userName").asText()).as(person.getDN()).isEqualTo(signIn);
        assertSame(person, person.hasAttribute("displayName") ? "displayName" : "cn", user.path("displayName"));
        assertSame(person, "givenName", user.at("/name/givenName"));
        assertSame(person, "sn", user.at("/name/familyName"));
        assertSame(person, "title", user.path("title"));
        assertSame(person, "department", RealmContent.enterprise(user).path("department"));
        assertSame(person, "mail", user.at("/emails/0/value"));
        assertThat(user.path("active").asBoolean())
                .as("active " + person.getDN())
                .isEqualTo((person.getAttributeValueAsInteger("userAccountControl") & 0x2) == 0);
    }

    private static String manager(Entry person, LDAPConnection connection, RealmContent realm) throws LDAPException {
        var dn = person.getAttributeValue("manager");
        var manager = dn == null ? null : connection.getEntry(dn, "objectGUID");
        return manager == null ? null : realm.account(anchor(manager));
    }

    private static void assertSameGroup(Entry group, Map<String, Entry> persons, RealmContent realm) {
        var found = realm.groups().get(anchor(group));
        assertSame(group, "cn", found.path("displayName"));
        var present = Set.of(group.getAttributeValues("member"));
        var expected = persons.entrySet().stream()
                .filter(person -> present.contains(person.getValue().getDN()))
                .map(person -> realm.account(person.getKey()))
                .collect(toSet());
        assertThat(expected).isNotEmpty();
        assertThat(RealmContent.members(found))
                .as("members of " + group.getDN())
                .isEqualTo(expected);
    }

    /** DirSync's: Base64 of {@code objectGUID}. */
    static String anchor(Entry entry) {
        return Base64.getEncoder().encodeToString(entry.getAttributeValueBytes("objectGUID"));
    }
}
