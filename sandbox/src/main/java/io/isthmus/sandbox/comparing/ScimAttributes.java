package io.isthmus.sandbox.comparing;

import io.isthmus.contracts.ObjectType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the values of users, groups and contacts belong in SCIM (RFC 7643, sections 4.1 to 4.3). */
final class ScimAttributes {

    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    static final String MANAGER = ENTERPRISE + ":manager.value";
    static final String MEMBERS = "members";

    /** Providers may change the case of these (RFC 7643: {@code caseExact} is false). */
    private static final Set<String> ANY_CASE = Set.of("userName", "emails[work].value", "addresses[work].country");

    /** Path in SCIM by metaverse name. */
    private static final Map<String, String> USER = paths(
            "sourceAnchor", "externalId",
            "userPrincipalName", "userName",
            "accountEnabled", "active",
            "displayName", "displayName",
            "givenName", "name.givenName",
            "surname", "name.familyName",
            "title", "title",
            "employeeType", "userType",
            "preferredLanguage", "preferredLanguage",
            "mail", "emails[work].value",
            "telephoneNumber", "phoneNumbers[work].value",
            "mobile", "phoneNumbers[mobile].value",
            "facsimileTelephoneNumber", "phoneNumbers[fax].value",
            "streetAddress", "addresses[work].streetAddress",
            "city", "addresses[work].locality",
            "state", "addresses[work].region",
            "postalCode", "addresses[work].postalCode",
            "countryLetterCode", "addresses[work].country",
            "employeeId", ENTERPRISE + ":employeeNumber",
            "company", ENTERPRISE + ":organization",
            "department", ENTERPRISE + ":department");

    private static final Map<String, String> GROUP = paths("sourceAnchor", "externalId", "displayName", "displayName");

    private static final Map<String, String> CONTACT = paths(
            "sourceAnchor", "externalId",
            "displayName", "displayName",
            "givenName", "name.givenName",
            "surname", "name.familyName",
            "title", "title",
            "mail", "emails[work].value",
            "telephoneNumber", "phoneNumbers[work].value",
            "mobile", "phoneNumbers[mobile].value");

    private ScimAttributes() {}

    static Map<String, String> of(ObjectType type) {
        return switch (type) {
            case USER -> USER;
            case GROUP -> GROUP;
            case CONTACT -> CONTACT;
        };
    }

    static boolean same(String path, List<String> left, List<String> right) {
        if (!ANY_CASE.contains(path)) {
            return left.equals(right);
        }
        return left.size() == right.size()
                && java.util.stream.IntStream.range(0, left.size())
                        .allMatch(i -> left.get(i).equalsIgnoreCase(right.get(i)));
    }

    private static Map<String, String> paths(String... pairs) {
        Map<String, String> paths = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            paths.put(pairs[i], pairs[i + 1]);
        }
        return Map.copyOf(paths);
    }
}
