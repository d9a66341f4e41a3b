package io.isthmus.sync.scim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A resource by the names that LDAP has for people and groups (RFC 7643, sections 4.1 to 4.3), for which the rules are. */
final class ResourceRow {

    /** Between several values of one attribute. */
    static final String SEPARATOR = "\u001f";

    static final String CLASS = "scimClass";
    static final String ID = "id";

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static final Map<String, Function<JsonNode, @Nullable String>> USER = Map.ofEntries(
            Map.entry("uid", at("userName")),
            Map.entry("cn", user -> first(text(user.at("/displayName")), text(user.at("/name/formatted")))),
            Map.entry("displayName", at("displayName")),
            Map.entry("givenName", at("name/givenName")),
            Map.entry("sn", at("name/familyName")),
            Map.entry("mail", entry("emails", "work", "value")),
            Map.entry("title", at("title")),
            Map.entry("preferredLanguage", at("preferredLanguage")),
            Map.entry("employeeType", at("userType")),
            Map.entry("telephoneNumber", entry("phoneNumbers", "work", "value")),
            Map.entry("mobile", user -> ofType(user.path("phoneNumbers"), "mobile", "value")),
            Map.entry("street", entry("addresses", "work", "streetAddress")),
            Map.entry("l", entry("addresses", "work", "locality")),
            Map.entry("st", entry("addresses", "work", "region")),
            Map.entry("postalCode", entry("addresses", "work", "postalCode")),
            Map.entry("c", entry("addresses", "work", "country")),
            Map.entry("employeeNumber", user -> text(user.path(ENTERPRISE).path("employeeNumber"))),
            Map.entry("departmentNumber", user -> text(user.path(ENTERPRISE).path("department"))),
            Map.entry("o", user -> text(user.path(ENTERPRISE).path("organization"))),
            Map.entry("manager", user -> reference(user.path(ENTERPRISE).path("manager"))),
            Map.entry("externalId", at("externalId")),
            Map.entry("loginDisabled", user -> user.path("active").asBoolean(true) ? null : "TRUE"));

    private static final Map<String, Function<JsonNode, @Nullable String>> GROUP = Map.of(
            "cn", at("displayName"),
            "displayName", at("displayName"),
            "externalId", at("externalId"),
            "member", ResourceRow::members);

    /** Names of the columns. */
    static final List<String> NAMES = names();

    private ResourceRow() {}

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of(ID, CLASS));
        names.addAll(USER.keySet().stream().sorted().toList());
        names.add("member");
        return List.copyOf(names);
    }

    /** In the order of {@link #NAMES}. */
    static List<@Nullable String> of(ScimKind kind, JsonNode resource) {
        Map<String, Function<JsonNode, @Nullable String>> attributes = kind == ScimKind.USER ? USER : GROUP;
        List<@Nullable String> row = new ArrayList<>();
        row.add(text(resource.path(ID)));
        row.add(kind.objectClass());
        for (String name : NAMES.subList(2, NAMES.size())) {
            Function<JsonNode, @Nullable String> attribute = attributes.get(name);
            row.add(attribute == null ? null : attribute.apply(resource));
        }
        return row;
    }

    private static Function<JsonNode, @Nullable String> at(String path) {
        return resource -> text(resource.at("/" + path));
    }

    private static Function<JsonNode, @Nullable String> entry(String attribute, String type, String part) {
        return resource -> usual(resource.path(attribute), type, part);
    }

    /** The one of its type, else the one marked primary, else the only one. */
    private static @Nullable String usual(JsonNode entries, String type, String part) {
        String typed = ofType(entries, type, part);
        if (typed != null) {
            return typed;
        }
        for (JsonNode entry : entries) {
            if (entry.path("primary").asBoolean(false)) {
                return text(entry.path(part));
            }
        }
        return entries.size() == 1 ? text(entries.get(0).path(part)) : null;
    }

    private static @Nullable String ofType(JsonNode entries, String type, String part) {
        for (JsonNode entry : entries) {
            if (entry.path("type").asText("").toLowerCase(Locale.ROOT).equals(type)) {
                return text(entry.path(part));
            }
        }
        return null;
    }

    private static String members(JsonNode group) {
        List<String> members = new ArrayList<>();
        group.path("members").forEach(member -> members.add(member.path("value").asText("")));
        return members.stream().filter(id -> !id.isEmpty()).distinct().collect(Collectors.joining(SEPARATOR));
    }

    /** Some providers write a reference as plain text. */
    private static @Nullable String reference(JsonNode manager) {
        return manager.isTextual() ? manager.asText() : text(manager.path("value"));
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? node.asText() : null;
    }
}
