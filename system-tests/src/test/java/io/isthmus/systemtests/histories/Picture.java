package io.isthmus.systemtests.histories;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.isthmus.contracts.ObjectType;
import io.isthmus.sandbox.provider.SampleProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** People and groups by anchor, each as one line that says what counts of it. */
record Picture(Map<String, String> people, Map<String, String> groups) {

    /** How the names of groups end that are flattened. */
    static final List<String> FLATTENED = List.of("0", "2", "4", "6", "8");

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    /** What should be at the target, by the directory as its administrator sees it. */
    static Picture of(LDAPConnection connection, Dialect dialect, Whereabouts where) throws LDAPException {
        List<SearchResultEntry> crew = search(connection, where.crew().dn(), dialect.peopleFilter());
        Map<DN, String> anchors = new HashMap<>();
        for (Entry person : crew) {
            anchors.put(person.getParsedDN(), dialect.anchor(person));
        }
        Map<String, String> people = new TreeMap<>();
        for (Entry person : crew) {
            people.put(
                    dialect.anchor(person),
                    person(
                            person.getAttributeValue("displayName"),
                            person.getAttributeValue("title"),
                            dialect.isEnabled(person),
                            anchor(person.getAttributeValue("manager"), anchors)));
        }
        Map<DN, Entry> teams = new HashMap<>();
        for (Entry group : search(connection, where.teams().dn(), dialect.groupsFilter())) {
            teams.put(group.getParsedDN(), group);
            anchors.put(group.getParsedDN(), dialect.anchor(group));
        }
        Map<String, String> groups = new TreeMap<>();
        for (Entry group : teams.values()) {
            TreeSet<String> members = new TreeSet<>();
            members(group, teams, anchors, isFlattened(group), new HashSet<>(), members);
            groups.put(dialect.anchor(group), group.getAttributeValue("cn") + " " + members);
        }
        return new Picture(people, groups);
    }

    /** As the rule of {@link HistoryIT} says. */
    private static boolean isFlattened(Entry group) {
        return FLATTENED.stream().anyMatch(group.getAttributeValue("cn")::endsWith);
    }

    private static void members(
            Entry group,
            Map<DN, Entry> teams,
            Map<DN, String> anchors,
            boolean flattened,
            Set<DN> seen,
            Set<String> members)
            throws LDAPException {
        if (!seen.add(group.getParsedDN())) {
            return;
        }
        for (String dn : Objects.requireNonNullElse(group.getAttributeValues("member"), new String[0])) {
            Entry team = teams.get(new DN(dn));
            if (team != null && flattened) {
                members(team, teams, anchors, true, seen, members);
            } else if (anchors.containsKey(new DN(dn))) {
                members.add(anchors.get(new DN(dn)));
            }
        }
    }

    private static List<SearchResultEntry> search(LDAPConnection connection, String base, String filter)
            throws LDAPException {
        return connection
                .search(base, SearchScope.SUB, filter, "*", "entryUUID")
                .getSearchEntries();
    }

    private static String anchor(String dn, Map<DN, String> anchors) throws LDAPException {
        return dn == null ? null : anchors.get(new DN(dn));
    }

    private static String person(String displayName, String title, boolean active, String manager) {
        return displayName + ", " + title + ", " + (active ? "active" : "disabled") + ", manager " + manager;
    }

    /** What is at the target. */
    static Picture of(SampleProvider provider) {
        Map<String, String> anchors = new HashMap<>();
        provider.resources(ObjectType.USER)
                .forEach(user -> anchors.put(
                        user.path("id").asText(), user.path("externalId").asText()));
        Map<String, String> people = new TreeMap<>();
        provider.resources(ObjectType.USER)
                .forEach(user -> people.merge(
                        user.path("externalId").asText(),
                        person(
                                user.path("displayName").asText(null),
                                user.path("title").asText(null),
                                user.path("active").asBoolean(),
                                anchors.get(user.at("/" + ENTERPRISE + "/manager/value")
                                        .asText())),
                        (one, other) -> one + " TWICE " + other));
        provider.resources(ObjectType.GROUP)
                .forEach(group -> anchors.put(
                        group.path("id").asText(), group.path("externalId").asText()));
        Map<String, String> groups = new TreeMap<>();
        provider.resources(ObjectType.GROUP)
                .forEach(group -> groups.put(
                        group.path("externalId").asText(),
                        group.path("displayName").asText() + " " + members(group, anchors)));
        return new Picture(people, groups);
    }

    private static TreeSet<String> members(JsonNode group, Map<String, String> anchors) {
        TreeSet<String> members = new TreeSet<>();
        group.path("members")
                .forEach(member -> members.add(
                        String.valueOf(anchors.get(member.path("value").asText()))));
        return members;
    }

    /** What the target has otherwise. Who has left may be there still, disabled. */
    List<String> differences(Picture target) {
        List<String> differences = new ArrayList<>();
        differences("person", people, target.people, differences);
        differences("group", groups, target.groups, differences);
        return differences;
    }

    private static void differences(
            String what, Map<String, String> source, Map<String, String> target, List<String> differences) {
        source.forEach((anchor, image) -> {
            if (!image.equals(target.get(anchor))) {
                differences.add("%s %s is %s, should be %s".formatted(what, anchor, target.get(anchor), image));
            }
        });
        target.forEach((anchor, image) -> {
            if (!source.containsKey(anchor) && !image.contains(", disabled, ")) {
                differences.add("%s %s is %s, should be gone or disabled".formatted(what, anchor, image));
            }
        });
    }
}
