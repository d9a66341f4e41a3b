package io.isthmus.systemtests.directory;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * People and groups for an Active Directory domain: enabled and disabled, with and without a sign-in name or display name,
 * in nested organizational units, one group of everybody.
 *
 * @param suffix of the domain
 * @param users how many people
 */
public record QuayPeople(String suffix, int users) {

    public static final int GROUPS = 12;

    private static final int UNITS = 4;
    private static final int NO_PASSWORD_NEEDED = 0x20;
    private static final int NORMAL_ACCOUNT = 0x200;
    private static final int DISABLED = 0x2;
    private static final List<String> GIVEN =
            List.of("Søren", "Zoë", "Łukasz", "Åsa", "Jürgen", "Mary", "Renée", "İpek");
    private static final List<String> SURNAMES = List.of("Ødegård", "Nowak", "O'Neill", "Müller", "García", "Σοφού");

    public void addTo(LDAPConnection connection) throws LDAPException {
        for (var entry : entries()) {
            connection.add(entry);
        }
    }

    public String userDn(int user) {
        return "CN=" + name(user) + "," + unit(user);
    }

    public String groupDn(int group) {
        return "CN=Crew " + group + ",OU=Groups," + suffix;
    }

    /** Outside every container that the tests synchronize. */
    public String attic() {
        return "OU=Attic," + suffix;
    }

    public boolean disabled(int user) {
        return user % 25 == 0;
    }

    public boolean withoutSignInName(int user) {
        return user % 50 == 7;
    }

    public String accountName(int user) {
        return "u%05d".formatted(user);
    }

    /** The first has everybody, the others fewer and fewer. */
    public List<String> membersOf(int group) {
        int step = group == 0 ? 1 : group * 7;
        return IntStream.range(0, users)
                .filter(user -> user % step == 0)
                .mapToObj(this::userDn)
                .toList();
    }

    private List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        entries.add(unit("OU=Crew," + suffix));
        IntStream.range(0, UNITS).forEach(pier -> entries.add(unit(unit(pier))));
        entries.add(unit("OU=Groups," + suffix));
        entries.add(unit(attic()));
        IntStream.range(0, users).forEach(user -> entries.add(user(user)));
        IntStream.range(0, GROUPS).forEach(group -> entries.add(group(group)));
        entries.add(old());
        return entries;
    }

    private Entry user(int user) {
        var entry = new Entry(userDn(user));
        entry.addAttribute("objectClass", "user");
        entry.addAttribute("sAMAccountName", accountName(user));
        entry.addAttribute("givenName", GIVEN.get(user % GIVEN.size()));
        entry.addAttribute("sn", SURNAMES.get(user % SURNAMES.size()));
        entry.addAttribute("title", "Docker of pier " + user % UNITS);
        entry.addAttribute("department", "Pier " + user % UNITS);
        entry.addAttribute("mail", accountName(user) + "@quay.example");
        entry.addAttribute(
                "userAccountControl",
                Integer.toString(NORMAL_ACCOUNT | NO_PASSWORD_NEEDED | (disabled(user) ? DISABLED : 0)));
        if (!withoutSignInName(user)) {
            entry.addAttribute("userPrincipalName", accountName(user) + "@quay.example");
        }
        if (user % 40 != 3) {
            entry.addAttribute("displayName", name(user) + " (Quay)");
        }
        if (user >= 10) {
            entry.addAttribute("manager", userDn(user / 10));
        }
        return entry;
    }

    private Entry group(int group) {
        var entry = new Entry(groupDn(group));
        entry.addAttribute("objectClass", "group");
        entry.addAttribute("sAMAccountName", "crew-" + group);
        entry.addAttribute("member", membersOf(group));
        return entry;
    }

    private Entry old() {
        var entry = new Entry("CN=Long Gone," + attic());
        entry.addAttribute("objectClass", "user");
        entry.addAttribute("sAMAccountName", "gone");
        entry.addAttribute("userPrincipalName", "gone@quay.example");
        entry.addAttribute("userAccountControl", Integer.toString(NORMAL_ACCOUNT | NO_PASSWORD_NEEDED));
        return entry;
    }

    private static Entry unit(String dn) {
        return new Entry(dn, new com.unboundid.ldap.sdk.Attribute("objectClass", "organizationalUnit"));
    }

    private String unit(int user) {
        return "OU=Pier %d,OU=Crew,%s".formatted(user % UNITS, suffix);
    }

    private static String name(int user) {
        return GIVEN.get(user % GIVEN.size()) + " " + SURNAMES.get(user % SURNAMES.size()) + " " + user;
    }
}
