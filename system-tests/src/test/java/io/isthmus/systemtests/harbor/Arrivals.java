package io.isthmus.systemtests.harbor;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.contracts.ObjectType;
import io.isthmus.local.directory.ExpectedObject;
import io.isthmus.local.directory.SampleDirectory;
import io.isthmus.local.provider.SampleProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Compares what the sample provider holds with what the sample directory says should be there, attribute by attribute,
 * without a line of the code under test.
 */
final class Arrivals {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final int SHOWN = 20;

    private final Map<String, ObjectNode> arrived = new HashMap<>();
    private final Map<String, String> anchors = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    private Arrivals(SampleProvider provider) {
        for (var type : ObjectType.values()) {
            provider.resources(type).forEach(this::take);
        }
    }

    /** Everything that should be there is, as it should be, once, and nothing else. */
    static void assertExactly(SampleDirectory directory, SampleProvider provider) {
        var arrivals = new Arrivals(provider);
        var expected = new HashSet<String>();
        directory.oracle().expected().forEach(object -> {
            expected.add(object.anchor());
            arrivals.compare(object);
        });
        arrivals.arrived.keySet().stream()
                .filter(anchor -> !expected.contains(anchor))
                .forEach(anchor -> arrivals.faults.add("nobody asked for " + arrivals.arrived.get(anchor)));
        assertThat(arrivals.faults)
                .as(() -> arrivals.faults.size() + " faults, the first:\n"
                        + arrivals.faults.stream().limit(SHOWN).collect(joining("\n")))
                .isEmpty();
    }

    private void take(ObjectNode resource) {
        var anchor = resource.path("externalId").asText();
        anchors.put(resource.path("id").asText(), anchor);
        if (arrived.put(anchor, resource) != null) {
            faults.add("there are two with anchor " + anchor);
        }
    }

    private void compare(ExpectedObject expected) {
        var resource = arrived.get(expected.anchor());
        if (resource == null) {
            faults.add("missing: " + expected.type() + " " + expected.dn());
            return;
        }
        switch (expected.type()) {
            case USER -> compareUser(expected, resource);
            case GROUP -> compareGroup(expected, resource);
            case CONTACT -> comparePerson(expected, resource);
        }
    }

    private void compareUser(ExpectedObject expected, ObjectNode user) {
        comparePerson(expected, user);
        same(expected, "accountEnabled", user.path("active"));
        var userName = expected.value("userPrincipalName");
        if (userName == null || !userName.equalsIgnoreCase(user.path("userName").asText())) {
            faults.add("userPrincipalName of " + expected.dn() + ": " + userName + " is " + user.path("userName"));
        }
        same(expected, "employeeType", user.path("userType"));
        same(expected, "preferredLanguage", user.path("preferredLanguage"));
        same(
                expected,
                "facsimileTelephoneNumber",
                ofType(user, "phoneNumbers", "fax").path("value"));
        var address = ofType(user, "addresses", "work");
        same(expected, "streetAddress", address.path("streetAddress"));
        same(expected, "city", address.path("locality"));
        same(expected, "state", address.path("region"));
        same(expected, "postalCode", address.path("postalCode"));
        same(expected, "countryLetterCode", address.path("country"));
        var enterprise = user.path(ENTERPRISE);
        same(expected, "employeeId", enterprise.path("employeeNumber"));
        same(expected, "company", enterprise.path("organization"));
        same(expected, "department", enterprise.path("department"));
        var manager = enterprise.at("/manager/value");
        var managerAnchor = manager.isMissingNode() ? null : anchors.get(manager.asText());
        if (!Objects.equals(managerAnchor, expected.references().get("manager"))) {
            faults.add("manager of " + expected.dn() + ": "
                    + expected.references().get("manager") + " is " + managerAnchor);
        }
    }

    private void comparePerson(ExpectedObject expected, ObjectNode person) {
        same(expected, "displayName", person.path("displayName"));
        same(expected, "givenName", person.at("/name/givenName"));
        same(expected, "surname", person.at("/name/familyName"));
        same(expected, "title", person.path("title"));
        same(expected, "mail", ofType(person, "emails", "work").path("value"));
        same(expected, "telephoneNumber", ofType(person, "phoneNumbers", "work").path("value"));
        same(expected, "mobile", ofType(person, "phoneNumbers", "mobile").path("value"));
    }

    private void compareGroup(ExpectedObject expected, ObjectNode group) {
        same(expected, "displayName", group.path("displayName"));
        Set<String> members = new HashSet<>();
        group.path("members").forEach(member -> {
            if (!members.add(anchors.get(member.path("value").asText()))) {
                faults.add("twice in " + expected.dn() + ": " + member);
            }
        });
        if (!members.equals(expected.members())) {
            faults.add("members of " + expected.dn() + ": " + expected.members().size() + " should be there, "
                    + members.size() + " are");
        }
    }

    private void same(ExpectedObject expected, String attribute, JsonNode value) {
        var should = expected.value(attribute);
        var is = value.isMissingNode() || value.isNull() ? null : value.asText();
        if (!Objects.equals(should, is)) {
            faults.add(attribute + " of " + expected.dn() + ": should be '" + should + "', is '" + is + "'");
        }
    }

    private static JsonNode ofType(JsonNode resource, String attribute, String type) {
        return StreamSupport.stream(resource.path(attribute).spliterator(), false)
                .filter(entry -> entry.path("type").asText().equals(type))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
