package io.isthmus.systemtests.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.batches.DesiredAbsence;
import io.isthmus.contracts.batches.DesiredMembers;
import io.isthmus.contracts.batches.DesiredObject;
import io.isthmus.sandbox.provider.SampleProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Users with managers, and groups of fifty. Then nothing is left as it was: 70 % of the users get other values and another
 * manager, 15 % go, as many come; every group loses members and gains others.
 */
record ChangedCompany(int users, int groups) {

    private static final int MEMBERS = 50;
    private static final int LEAVING = 85;
    private static final int HUNDRED = 100;
    private static final int TENTH = 10;

    Stream<Object> before() {
        return Stream.concat(
                IntStream.range(0, users).mapToObj(number -> user(number, false)),
                IntStream.range(0, groups).boxed().flatMap(number -> Stream.of(group(number), members(number, false))));
    }

    /** A tenth of the groups goes, too. */
    Stream<Object> after() {
        return Stream.of(
                        IntStream.range(0, users)
                                .mapToObj(number -> leaves(number)
                                        ? gone(anchor(number), ObjectType.USER)
                                        : (Object) user(number, true)),
                        IntStream.range(users, users + coming()).<Object>mapToObj(number -> user(number, true)),
                        IntStream.range(0, groups)
                                .mapToObj(number -> number % TENTH == TENTH - 1
                                        ? gone(group(number).targetAnchor(), ObjectType.GROUP)
                                        : (Object) members(number, true)))
                .flatMap(each -> each);
    }

    int usersAfter() {
        return (int) IntStream.range(0, users).filter(number -> !leaves(number)).count() + coming();
    }

    int groupsAfter() {
        return groups - groups / TENTH;
    }

    private int coming() {
        return users * (HUNDRED - LEAVING) / HUNDRED;
    }

    private static boolean leaves(int number) {
        return number % HUNDRED >= LEAVING;
    }

    private static DesiredAbsence gone(String anchor, ObjectType type) {
        return new DesiredAbsence(1, "r", anchor, type, DesiredAbsence.Reason.DELETED_AT_SOURCE, null, null);
    }

    private static String anchor(int number) {
        return "object-guid-" + number;
    }

    private DesiredObject user(int number, boolean changed) {
        Map<String, List<String>> attributes = new HashMap<>();
        attributes.put("userPrincipalName", List.of("user" + number + "@contoso.test"));
        attributes.put("mail", List.of("user" + number + "@contoso.test"));
        attributes.put("displayName", List.of("Jörg Österreicher " + number));
        attributes.put("givenName", List.of("Jörg"));
        attributes.put("surname", List.of("Österreicher " + number));
        attributes.put("accountEnabled", List.of("true"));
        attributes.put("title", List.of(changed ? "Head " + number : "Engineer"));
        attributes.put("department", List.of((changed ? "New department " : "Department ") + number % 20));
        attributes.put("employeeId", List.of("E" + number));
        attributes.put("telephoneNumber", List.of("+49 30 " + number));
        attributes.put("streetAddress", List.of("Unter den Linden " + number % 100));
        attributes.put("city", List.of(changed ? "Bonn" : "Berlin"));
        attributes.put("postalCode", List.of("10117"));
        int manager = changed ? (number / 5 + 1) / HUNDRED * HUNDRED : number / 5;
        Map<String, List<String>> references = number < 5 ? Map.of() : Map.of("manager", List.of(anchor(manager)));
        return new DesiredObject(
                1, "r", anchor(number), ObjectType.USER, attributes, references, "ad: CN=user" + number);
    }

    private static DesiredObject group(int number) {
        String anchor = "group-" + number;
        return new DesiredObject(
                1, "r", anchor, ObjectType.GROUP, Map.of("displayName", List.of(anchor)), Map.of(), "ad: CN=" + anchor);
    }

    private DesiredMembers members(int number, boolean changed) {
        List<String> members = IntStream.range(0, MEMBERS)
                .map(i -> (int) ((number * 7L + i * 131L + (changed ? 131 * (MEMBERS / 2) : 0)) % users))
                .filter(member -> !changed || !leaves(member))
                .distinct()
                .mapToObj(ChangedCompany::anchor)
                .toList();
        return new DesiredMembers(1, "r", "group-" + number, 0, 1, members);
    }

    /** A user of about the same size. */
    static ObjectNode bare(int number) {
        ObjectNode user = JsonNodeFactory.instance.objectNode();
        user.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:User");
        user.put("userName", "bare" + number + "@contoso.test");
        user.put("displayName", "Jörg Österreicher " + number);
        user.put("externalId", "bare-" + number);
        user.put("title", "Engineer");
        user.put("active", true);
        user.putArray("emails")
                .addObject()
                .put("value", "bare" + number + "@contoso.test")
                .put("primary", true);
        user.putObject("name").put("givenName", "Jörg").put("familyName", "Österreicher " + number);
        return user;
    }

    /** Whatever was changed, by anchors: ids are others after a deletion. */
    Map<String, String> picture(SampleProvider provider) {
        Map<String, String> anchors = new HashMap<>();
        for (ObjectType type : List.of(ObjectType.USER, ObjectType.GROUP)) {
            provider.resources(type)
                    .forEach(each -> anchors.put(
                            each.path("id").asText(), each.path("externalId").asText()));
        }
        Map<String, String> picture = new TreeMap<>();
        provider.resources(ObjectType.USER)
                .forEach(user -> picture.put(user.path("externalId").asText(), values(user, anchors)));
        provider.resources(ObjectType.GROUP).forEach(group -> {
            TreeSet<String> members = new TreeSet<>();
            group.path("members")
                    .forEach(member ->
                            members.add(anchors.get(member.path("value").asText())));
            picture.put(
                    group.path("externalId").asText(), group.path("displayName").asText() + members.hashCode());
        });
        return picture;
    }

    private static String values(JsonNode user, Map<String, String> anchors) {
        JsonNode enterprise = StreamSupport.stream(user.properties().spliterator(), false)
                .filter(field -> field.getKey().contains("enterprise"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(JsonNodeFactory.instance.objectNode());
        return String.join(
                "|",
                user.path("userName").asText(),
                user.path("title").asText(),
                user.at("/addresses/0/locality").asText(),
                enterprise.path("department").asText(),
                anchors.getOrDefault(enterprise.at("/manager/value").asText(), ""));
    }
}
