package io.isthmus.sandbox.directory;

import com.unboundid.ldap.sdk.Entry;
import java.util.ArrayList;
import java.util.List;

/** The users that belong into the target: person {@code i} is always the same, whatever the number of objects. */
final class People {

    static final int DISABLED = 514;
    static final int ENABLED = 512;

    private static final List<String> TITLES = List.of(
            "Harbour pilot",
            "Engineer",
            "Accountant",
            "Kapitän",
            "Buyer",
            "Nurse",
            "Analyst",
            "Crane operator",
            "Clerk");
    private static final List<String> DEPARTMENTS =
            List.of("Operations", "Finance", "Människor & kultur", "IT", "Legal", "Sales", "Research", "Entwässerung");
    private static final List<Country> COUNTRIES = List.of(
            new Country("Norway", "NO", "578", "nb-NO"),
            new Country("Poland", "PL", "616", "pl-PL"),
            new Country("Switzerland", "CH", "756", "de-CH"),
            new Country("Poland", "PL", "616", "pl-PL"),
            new Country("Greece", "GR", "300", "el-GR"),
            new Country("Portugal", "PT", "620", "pt-PT"),
            new Country("Iceland", "IS", "352", "is-IS"),
            new Country("Sweden", "SE", "752", "sv-SE"));

    private record Country(String name, String code, String number, String language) {}

    private People() {}

    static String dn(int i) {
        // every fiftieth lies in the OU that is included again below an excluded one
        String parent = i % 50 == 49 ? Forest.RETURNING : Forest.city(i);
        // every thirtieth has a comma in its name, which a DN must escape
        String commonName = i % 30 == 29
                ? PersonNames.family(i).written() + ", " + PersonNames.given(i).written() + " " + i
                : PersonNames.given(i).written() + " " + PersonNames.family(i).written() + " " + i;
        return AdEntry.dn(commonName, parent);
    }

    static Entry entry(int i) {
        AdEntry user = AdEntry.user(dn(i), i);
        identity(user, i);
        work(user, i);
        place(user, i);
        if (i % 12 != 11) {
            mailbox(user, i);
        }
        return user.build();
    }

    static String account(int i) {
        String family = PersonNames.family(i).address();
        return PersonNames.given(i).address().charAt(0) + family.substring(0, Math.min(10, family.length())) + i;
    }

    static String address(int i) {
        return PersonNames.given(i).address() + "." + PersonNames.family(i).address() + i + "@" + Forest.DOMAIN;
    }

    private static void identity(AdEntry user, int i) {
        user.with("sAMAccountName", account(i))
                // without one, the account name at the domain takes its place
                .with("userPrincipalName", i % 40 == 39 ? null : address(i))
                .with("userAccountControl", i % 25 == 24 ? DISABLED : ENABLED)
                .with("pwdLastSet", "13300000000000000")
                .with("givenName", PersonNames.given(i).written())
                .with("sn", PersonNames.family(i).written())
                .with("initials", i % 3 == 0 ? PersonNames.given(i).written().substring(0, 1) + "." : null)
                // without one, the common name takes its place
                .with(
                        "displayName",
                        i % 20 == 19
                                ? null
                                : PersonNames.given(i).written() + " "
                                        + PersonNames.family(i).written());
    }

    private static void work(AdEntry user, int i) {
        // blanks around a value are the old directory's; they are trimmed on the way
        user.with("title", i % 9 == 8 ? "  " + TITLES.get(i % TITLES.size()) + " " : TITLES.get(i % TITLES.size()))
                .with("department", DEPARTMENTS.get(i % DEPARTMENTS.size()))
                .with("company", "Harbor & Sønner AS")
                .with("employeeID", "E%06d".formatted(i))
                .with("employeeType", i % 10 == 0 ? "Contractor" : "Employee")
                .with("manager", i == 0 ? null : manager(i))
                .with("info", i % 16 == 0 ? "Keyholder of building " + i % 7 : null);
        if (i % 35 == 34) {
            user.with("description", "Very long description. ".repeat(30));
        } else if (i % 6 == 0) {
            user.with("description", "Works in " + Forest.CITIES.get(i % Forest.CITIES.size()));
        }
    }

    /** A tree, eight to a manager; now and then a manager who is not synchronized. */
    private static String manager(int i) {
        return i % 60 == 59 ? Strangers.archivedDn(0) : dn((i - 1) / 8);
    }

    private static void place(AdEntry user, int i) {
        Country country = COUNTRIES.get(i % COUNTRIES.size());
        user.with("telephoneNumber", "+47 55 %02d %02d %02d".formatted(i / 10_000 % 100, i / 100 % 100, i % 100))
                .with("mobile", i % 2 == 0 ? "+47 9%02d %05d".formatted(i % 90, i) : null)
                .with("facsimileTelephoneNumber", i % 14 == 0 ? "+47 55 99 %04d".formatted(i % 10_000) : null)
                .with("streetAddress", "Bryggen " + (1 + i % 120))
                .with("l", Forest.CITIES.get(i % Forest.CITIES.size()))
                .with("st", "Region " + i % 12)
                .with("postalCode", "%05d".formatted(5000 + i % 900))
                .with("co", country.name())
                .with("c", country.code())
                .with("countryCode", country.number())
                .with("physicalDeliveryOfficeName", "Building " + i % 7)
                .with("preferredLanguage", country.language());
    }

    private static void mailbox(AdEntry user, int i) {
        String address = address(i);
        List<String> proxies = new ArrayList<>();
        proxies.add("SMTP:" + address);
        if (i % 2 == 0) {
            proxies.add("smtp:" + account(i) + "@" + Forest.DOMAIN + (i % 18 == 0 ? " " : ""));
        }
        if (i % 11 == 0) {
            proxies.add("X500:/o=Harbor/ou=Exchange/cn=Recipients/cn=" + account(i));
        }
        user.with("mail", address)
                .with("mailNickname", account(i))
                .with("proxyAddresses", proxies)
                .with("legacyExchangeDN", "/o=Harbor/ou=Exchange/cn=Recipients/cn=" + account(i))
                .with("msExchRecipientTypeDetails", "1")
                .with("msExchHideFromAddressLists", i % 33 == 0 ? "TRUE" : "FALSE")
                .with("extensionAttribute1", i % 5 == 0 ? "cost-centre-" + i % 40 : null);
    }
}
