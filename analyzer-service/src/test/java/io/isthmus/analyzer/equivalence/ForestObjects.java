package io.isthmus.analyzer.equivalence;

import io.isthmus.rules.object.SourceObject;
import io.isthmus.rules.value.Attributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Objects of a forest as an administrator may have left them: complete, half empty, disabled, with a mailbox or without, and those that
 * are never synchronized. Values are few on purpose, so that each meets each.
 */
final class ForestObjects {

    private static final List<String> BINARY = List.of(
            "objectGUID",
            "objectSid",
            "thumbnailPhoto",
            "photo",
            "msExchMasterAccountSid",
            "msExchMailboxGuid",
            "msExchArchiveGUID");
    private static final String GUID = "AAECAwQFBgcICQoLDA0ODw==";
    private static final String SID = "AQUAAAAAAAUVAAAAAQIDBAUGBwgJCgsMUAQAAA==";
    private static final String CONFLICT = "\\0ACNF:b9f4ee1c-0f2f-4b6e-8c6a-0b7c5a3f2d10";

    /** What an attribute may hold; the empty list leaves it away. */
    private static final Map<String, List<List<String>>> OF_ALL = new LinkedHashMap<>();

    private static final Map<String, List<List<String>>> OF_PEOPLE = new LinkedHashMap<>();
    private static final Map<String, List<List<String>>> OF_ACCOUNTS = new LinkedHashMap<>();
    private static final Map<String, List<List<String>>> OF_GROUPS = new LinkedHashMap<>();

    static {
        maybe(OF_ALL, "displayName", "Ada Lovelace", "  Ada  ", "Ada (MSOL)");
        maybe(OF_ALL, "mail", "ada@fabrikam.test", " ada@fabrikam.test ", "ada");
        maybe(OF_ALL, "mailNickname", "ada", "CAS_{1}", "SystemMailbox{1}", "CAS_1");
        maybe(OF_ALL, "adminDescription", "made by hand", "User_1", "Group_1", "Contact_1");
        maybe(OF_ALL, "info", "long ".repeat(100), "note");
        maybe(OF_ALL, "legacyExchangeDN", "/o=Fabrikam/cn=ada");
        maybe(OF_ALL, "msExchHideFromAddressLists", "TRUE", "FALSE");
        maybe(OF_ALL, "msExchRecipientDisplayType", "1073741824");
        maybe(OF_ALL, "msExchRequireAuthToSendTo", "TRUE");
        maybe(OF_ALL, "authOrig", "CN=Boss,DC=corp,DC=fabrikam,DC=test");
        maybe(OF_ALL, "extensionAttribute1", "one ", "x");
        maybe(OF_ALL, "extensionAttribute15", "fifteen");
        OF_ALL.put("isCriticalSystemObject", rare("TRUE"));
        OF_ALL.put("description", List.of(List.of(), List.of("first", "second"), List.of("d".repeat(500))));
        OF_ALL.put(
                "proxyAddresses",
                List.of(
                        List.of(),
                        List.of("SMTP:ada@fabrikam.test", "smtp:ada@fabrikam.test", " smtp:a@fabrikam.test"),
                        List.of("X500:/o=Fabrikam"),
                        List.of("SMTP:nobody")));
        OF_ALL.put(
                "msExchRecipientTypeDetails",
                List.of(
                        List.of(),
                        List.of(),
                        List.of("1"),
                        List.of("2"),
                        List.of("2147483648"),
                        List.of("536870912"),
                        List.of("1073741824"),
                        List.of("4194304")));

        for (String name : List.of(
                "givenName",
                "sn",
                "initials",
                "middleName",
                "title",
                "department",
                "company",
                "telephoneNumber",
                "mobile",
                "homePhone",
                "pager",
                "ipPhone",
                "facsimileTelephoneNumber",
                "streetAddress",
                "l",
                "st",
                "postalCode",
                "co",
                "c",
                "physicalDeliveryOfficeName",
                "preferredLanguage",
                "wWWHomePage",
                "telephoneAssistant")) {
            maybe(OF_PEOPLE, name, name, " " + name + " ");
        }
        for (String name : List.of(
                "otherTelephone",
                "otherMobile",
                "otherHomePhone",
                "otherPager",
                "otherIpPhone",
                "otherFacsimileTelephoneNumber",
                "url",
                "postOfficeBox")) {
            OF_PEOPLE.put(name, List.of(List.of(), List.of("1 ", " 2"), List.of("9".repeat(500))));
        }
        maybe(OF_PEOPLE, "countryCode", "276", "0");
        maybe(OF_PEOPLE, "employeeID", "4711");
        maybe(OF_PEOPLE, "employeeType", "staff");
        maybe(OF_PEOPLE, "manager", "CN=Boss,DC=corp,DC=fabrikam,DC=test");
        maybe(OF_PEOPLE, "assistant", "CN=Help,DC=corp,DC=fabrikam,DC=test");
        maybe(OF_PEOPLE, "targetAddress", "SMTP:ada@elsewhere.test");
        maybe(OF_PEOPLE, "thumbnailPhoto", "AAEC");
        maybe(OF_PEOPLE, "photo", "AwQF");

        maybe(OF_ACCOUNTS, "userPrincipalName", "ada@fabrikam.test");
        maybe(OF_ACCOUNTS, "pwdLastSet", "131000000000000000");
        maybe(OF_ACCOUNTS, "msExchUsageLocation", "DE");
        maybe(OF_ACCOUNTS, "publicDelegates", "CN=Help,DC=corp,DC=fabrikam,DC=test");
        maybe(OF_ACCOUNTS, "unauthOrig", "CN=Foe,DC=corp,DC=fabrikam,DC=test");
        maybe(OF_ACCOUNTS, "msExchRemoteRecipientType", "4");
        maybe(OF_ACCOUNTS, "msExchMailboxGuid", "AAECAwQFBgcICQoLDA0ODg==");
        maybe(OF_ACCOUNTS, "msExchArchiveGUID", "AAECAwQFBgcICQoLDA0ODQ==");
        maybe(OF_ACCOUNTS, "msExchArchiveName", "Archive");
        maybe(OF_ACCOUNTS, "msExchAssistantName", "Charles");
        maybe(OF_ACCOUNTS, "msExchMasterAccountSid", SID);
        OF_ACCOUNTS.put("userAccountControl", List.of(List.of("512"), List.of("514"), List.of("66048")));
        OF_ACCOUNTS.put(
                "sAMAccountName",
                List.of(
                        List.of("ada"),
                        List.of("ada"),
                        List.of("ada"),
                        List.of("AAD_1"),
                        List.of("MSOL_1"),
                        List.of("SUPPORT_388945a0"),
                        List.of("CAS_{1}")));

        maybe(OF_GROUPS, "managedBy", "CN=Boss,DC=corp,DC=fabrikam,DC=test");
        OF_GROUPS.put("groupType", List.of(List.of("-2147483646"), List.of("2"), List.of("8"), List.of("-2147483640")));
        OF_GROUPS.put(
                "sAMAccountName", List.of(List.of("staff"), List.of("staff"), List.of("MSOL_AD_Sync_RichCoexistence")));
        maybe(OF_GROUPS, "member", "CN=Ada,DC=corp,DC=fabrikam,DC=test");
    }

    private ForestObjects() {}

    private static void maybe(Map<String, List<List<String>>> choices, String name, String... values) {
        List<List<String>> all = new ArrayList<>(List.of(List.of()));
        List.of(values).forEach(value -> all.add(List.of(value)));
        choices.put(name, List.copyOf(all));
    }

    private static List<List<String>> rare(String value) {
        return List.of(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(value));
    }

    static Arbitrary<SourceObject> of(String connector, String domain) {
        return Arbitraries.oneOf(
                object(connector, domain, "user", OF_PEOPLE, OF_ACCOUNTS),
                object(connector, domain, "inetOrgPerson", OF_PEOPLE, OF_ACCOUNTS),
                object(connector, domain, "contact", OF_PEOPLE),
                object(connector, domain, "group", OF_GROUPS));
    }

    @SafeVarargs
    private static Arbitrary<SourceObject> object(
            String connector, String domain, String objectClass, Map<String, List<List<String>>>... kinds) {
        Map<String, List<List<String>>> choices = new TreeMap<>(OF_ALL);
        List.of(kinds).forEach(choices::putAll);
        List<Arbitrary<List<String>>> values = new ArrayList<>();
        choices.values().forEach(choice -> values.add(Arbitraries.of(choice)));
        Arbitrary<String> rdn =
                Arbitraries.frequency(Tuple.of(9, "CN=Ada Lovelace"), Tuple.of(1, "CN=Ada Lovelace" + CONFLICT));
        return Combinators.combine(Combinators.combine(values).as(each -> each), rdn)
                .as((chosen, name) -> {
                    Map<String, List<String>> attributes = new TreeMap<>();
                    int i = 0;
                    for (String attribute : choices.keySet()) {
                        if (!chosen.get(i).isEmpty()) {
                            attributes.put(attribute, chosen.get(i));
                        }
                        i++;
                    }
                    attributes.put("cn", List.of(name.substring(3)));
                    attributes.put("objectGUID", List.of(GUID));
                    if (!objectClass.equals("contact")) {
                        attributes.put("objectSid", List.of(SID));
                    }
                    return new SourceObject(
                            connector,
                            GUID,
                            name + ",OU=Staff," + domain,
                            objectClass,
                            Attributes.of(attributes, BINARY));
                });
    }
}
