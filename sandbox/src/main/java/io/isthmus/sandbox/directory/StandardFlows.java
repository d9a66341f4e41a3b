package io.isthmus.sandbox.directory;

import com.unboundid.ldap.sdk.Entry;
import io.isthmus.contracts.ObjectType;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The values that the default attribute flows of the old tools give, rules 100 to 147. */
final class StandardFlows {

    /** Directory's name to metaverse name; the value is trimmed. */
    private static final Map<String, String> TRIMMED = Map.ofEntries(
            Map.entry("givenName", "givenName"),
            Map.entry("sn", "surname"),
            Map.entry("initials", "initials"),
            Map.entry("title", "title"),
            Map.entry("department", "department"),
            Map.entry("company", "company"),
            Map.entry("mail", "mail"),
            Map.entry("telephoneNumber", "telephoneNumber"),
            Map.entry("mobile", "mobile"),
            Map.entry("facsimileTelephoneNumber", "facsimileTelephoneNumber"),
            Map.entry("streetAddress", "streetAddress"),
            Map.entry("l", "city"),
            Map.entry("st", "state"),
            Map.entry("postalCode", "postalCode"),
            Map.entry("co", "country"),
            Map.entry("c", "countryLetterCode"),
            Map.entry("physicalDeliveryOfficeName", "physicalDeliveryOfficeName"),
            Map.entry("preferredLanguage", "preferredLanguage"),
            Map.entry("employeeID", "employeeId"),
            Map.entry("employeeType", "employeeType"));

    private static final int MAXIMUM_TEXT_LENGTH = 448;

    private StandardFlows() {}

    /** By the most derived class: a computer is a user to the schema, and none to the synchronization. */
    static Optional<ObjectType> type(Entry entry) {
        Set<String> classes = new LinkedHashSet<>();
        for (String objectClass : entry.getObjectClassValues()) {
            classes.add(objectClass.toLowerCase(Locale.ROOT));
        }
        if (classes.contains("computer")) {
            return Optional.empty();
        }
        if (classes.contains("user")) {
            return Optional.of(ObjectType.USER);
        }
        if (classes.contains("group")) {
            return Optional.of(ObjectType.GROUP);
        }
        return classes.contains("contact") ? Optional.of(ObjectType.CONTACT) : Optional.empty();
    }

    static String anchor(Entry entry) {
        return Base64.getEncoder().encodeToString(entry.getAttributeValueBytes("objectGUID"));
    }

    static boolean securityEnabled(Entry group) {
        Long type = group.getAttributeValueAsLong("groupType");
        return type != null && (type & 0x8000_0000L) != 0;
    }

    static boolean mailEnabled(Entry entry) {
        String mail = entry.getAttributeValue("mail");
        return (mail != null && mail.contains("@"))
                || values(entry, "proxyAddresses").anyMatch(address -> address.startsWith("SMTP:"));
    }

    static Map<String, List<String>> attributes(Entry entry, String domain) {
        Map<String, List<String>> flowed = new LinkedHashMap<>();
        TRIMMED.forEach((source, target) -> put(flowed, target, trimmed(entry, source)));
        put(flowed, "sourceAnchor", Optional.of(anchor(entry)));
        put(flowed, "commonName", trimmed(entry, "cn"));
        put(flowed, "displayName", trimmed(entry, "displayName").or(() -> trimmed(entry, "cn")));
        put(flowed, "description", trimmed(entry, "description").map(StandardFlows::cut));
        put(flowed, "info", trimmed(entry, "info").map(StandardFlows::cut));
        put(flowed, "alias", trimmed(entry, "mailNickname"));
        put(flowed, "onPremisesSamAccountName", trimmed(entry, "sAMAccountName"));
        List<String> proxies =
                values(entry, "proxyAddresses").map(String::trim).distinct().toList();
        if (!proxies.isEmpty()) {
            flowed.put("proxyAddresses", proxies);
        }
        switch (type(entry).orElseThrow()) {
            case USER -> user(entry, domain, flowed);
            case GROUP -> group(entry, flowed);
            case CONTACT -> put(flowed, "mailEnabled", Optional.of(Boolean.toString(mailEnabled(entry))));
        }
        return flowed;
    }

    private static void user(Entry user, String domain, Map<String, List<String>> flowed) {
        Long control = user.getAttributeValueAsLong("userAccountControl");
        put(flowed, "accountEnabled", Optional.of(Boolean.toString(control == null || (control & 2) == 0)));
        put(
                flowed,
                "userPrincipalName",
                trimmed(user, "userPrincipalName")
                        .or(() -> trimmed(user, "sAMAccountName").map(account -> account + "@" + domain)));
    }

    private static void group(Entry group, Map<String, List<String>> flowed) {
        put(flowed, "securityEnabled", Optional.of(Boolean.toString(securityEnabled(group))));
        put(flowed, "mailEnabled", Optional.of(Boolean.toString(mailEnabled(group))));
    }

    private static String cut(String text) {
        return text.length() <= MAXIMUM_TEXT_LENGTH ? text : text.substring(0, MAXIMUM_TEXT_LENGTH);
    }

    private static Optional<String> trimmed(Entry entry, String attribute) {
        return values(entry, attribute).findFirst().map(String::trim).filter(value -> !value.isEmpty());
    }

    private static Stream<String> values(Entry entry, String attribute) {
        String[] values = entry.getAttributeValues(attribute);
        return values == null ? Stream.empty() : Stream.of(values);
    }

    private static void put(Map<String, List<String>> flowed, String attribute, Optional<String> value) {
        value.ifPresent(present -> flowed.put(attribute, List.of(present)));
    }
}
