package io.isthmus.analyzer.equivalence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What attributes of a directory may hold, each value a case that some rule tells from the others; the empty list leaves one away. */
final class AttributeValues {

    /** Of the account that a linked mailbox may belong to. */
    static final String SID = "AQUAAAAAAAUVAAAAAQIDBAUGBwgJCgsMUAQAAA==";

    static final Map<String, List<List<String>>> OF_ALL = new LinkedHashMap<>();

    static final Map<String, List<List<String>>> OF_PEOPLE = new LinkedHashMap<>();
    static final Map<String, List<List<String>>> OF_ACCOUNTS = new LinkedHashMap<>();
    static final Map<String, List<List<String>>> OF_GROUPS = new LinkedHashMap<>();

    static {
        maybe(OF_ALL, "displayName", "Ada Lovelace", "  Ada  ", "Ada (MSOL)");
        maybe(OF_ALL, "mail", "ada@fabrikam.test", " ada@fabrikam.test ", "ada");
        mostly(OF_ALL, "mailNickname", List.of("", "ada"), "CAS_{1}", "SystemMailbox{1}", "CAS_1");
        mostly(OF_ALL, "adminDescription", List.of("", "made by hand"), "User_1", "Group_1", "Contact_1");
        maybe(OF_ALL, "info", "long ".repeat(100), "note");
        maybe(OF_ALL, "legacyExchangeDN", "/o=Fabrikam/cn=ada");
        maybe(OF_ALL, "msExchHideFromAddressLists", "TRUE", "FALSE");
        maybe(OF_ALL, "msExchRecipientDisplayType", "1073741824");
        maybe(OF_ALL, "msExchRequireAuthToSendTo", "TRUE");
        maybe(OF_ALL, "authOrig", "CN=Boss,DC=corp,DC=fabrikam,DC=test");
        maybe(OF_ALL, "extensionAttribute1", "one ", "x");
        maybe(OF_ALL, "extensionAttribute15", "fifteen");
        mostly(OF_ALL, "isCriticalSystemObject", List.of(""), "TRUE");
        OF_ALL.put("description", List.of(List.of(), List.of("first", "second"), List.of("d".repeat(500))));
        OF_ALL.put(
                "proxyAddresses",
                List.of(
                        List.of(),
                        List.of("SMTP:ada@fabrikam.test", "smtp:ada@fabrikam.test", " smtp:a@fabrikam.test"),
                        List.of("X500:/o=Fabrikam"),
                        List.of("SMTP:nobody")));
        mostly(
                OF_ALL,
                "msExchRecipientTypeDetails",
                List.of("", "1", "2147483648"),
                "2",
                "536870912",
                "1073741824",
                "4194304");

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
        mostly(OF_ACCOUNTS, "sAMAccountName", List.of("ada"), "AAD_1", "MSOL_1", "SUPPORT_388945a0", "CAS_{1}");

        maybe(OF_GROUPS, "managedBy", "CN=Boss,DC=corp,DC=fabrikam,DC=test");
        OF_GROUPS.put("groupType", List.of(List.of("-2147483646"), List.of("2"), List.of("8"), List.of("-2147483640")));
        OF_GROUPS.put(
                "sAMAccountName", List.of(List.of("staff"), List.of("staff"), List.of("MSOL_AD_Sync_RichCoexistence")));
        maybe(OF_GROUPS, "member", "CN=Ada,DC=corp,DC=fabrikam,DC=test");
    }

    private AttributeValues() {}

    private static void maybe(Map<String, List<List<String>>> choices, String name, String... values) {
        List<List<String>> all = new ArrayList<>(List.of(List.of()));
        List.of(values).forEach(value -> all.add(List.of(value)));
        choices.put(name, List.copyOf(all));
    }

    /** @param usual each ten times as likely as one of the rare; the empty text leaves the attribute away */
    private static void mostly(
            Map<String, List<List<String>>> choices, String name, List<String> usual, String... rare) {
        List<List<String>> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            usual.forEach(value -> all.add(value.isEmpty() ? List.of() : List.of(value)));
        }
        List.of(rare).forEach(value -> all.add(List.of(value)));
        choices.put(name, List.copyOf(all));
    }
}
