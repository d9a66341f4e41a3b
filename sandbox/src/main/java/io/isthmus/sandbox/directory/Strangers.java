package io.isthmus.sandbox.directory;

import com.unboundid.ldap.sdk.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Objects of the sample that must never reach the target, each for a reason of its own. */
final class Strangers {

    private static final int FIRST_NUMBER = 3_000_000;
    private static final String GUID = "2f3b6a0c-9d0e-4a52-8f6e-0c1c1f4b7d11";

    private Strangers() {}

    static String archivedDn(int i) {
        return AdEntry.dn("Archived " + PersonNames.family(i + 1).written() + " " + i, Forest.ARCHIVE);
    }

    /** Well-formed in all but its place: its OU is excluded. */
    static Entry archived(int i) {
        return person(archivedDn(i), FIRST_NUMBER + 1_000 + i, "archived" + i, user -> user)
                .build();
    }

    static List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        users(entries);
        contacts(entries);
        groups(entries);
        for (int i = 0; i < 5; i++) {
            entries.add(AdEntry.computer(AdEntry.dn("PC-" + i, Forest.COMPUTERS), FIRST_NUMBER + 500 + i)
                    .with("sAMAccountName", "PC-" + i + "$")
                    .build());
        }
        return entries;
    }

    private static void users(List<Entry> entries) {
        add(entries, "Administrator", Forest.USERS, "Administrator", u -> u.with("isCriticalSystemObject", "TRUE"));
        add(
                entries,
                "Guest",
                Forest.USERS,
                "Guest",
                u -> u.with("isCriticalSystemObject", "TRUE").with("userAccountControl", People.DISABLED));
        add(entries, "krbtgt", Forest.USERS, "krbtgt", u -> u.with("isCriticalSystemObject", "TRUE"));
        add(entries, "MSOL_AD_SYNC", Forest.USERS, "MSOL_AD_SYNC", u -> u);
        add(entries, "MSOL_3f1b2c", Forest.USERS, "MSOL_3f1b2c", u -> u);
        add(entries, "AAD_9c55d0", Forest.USERS, "AAD_9c55d0", u -> u);
        add(entries, "SUPPORT_388945a0", Forest.USERS, "SUPPORT_388945a0", u -> u);
        add(entries, "Nobody", Forest.city(0), null, u -> u);
        add(entries, "Jo Doe\nCNF:" + GUID, Forest.city(1), "jodoe-conflict", u -> u);
        add(
                entries,
                "SystemMailbox{" + GUID + "}",
                Forest.EXCHANGE_SYSTEM_OBJECTS,
                "SM_1a2b",
                u -> u.with("mailNickname", "SystemMailbox{" + GUID + "}"));
        add(entries, "Cas Test", Forest.city(2), "CAS_{2f3b6a0c9d0e}", u -> u);
        add(entries, "Opted Out", Forest.city(3), "optedout", u -> u.with("adminDescription", "User_DoNotSync"));
        add(
                entries,
                "Linked Mailbox",
                Forest.city(4),
                "linkedmailbox",
                u -> u.with("mailNickname", "linkedmailbox").with("msExchRecipientTypeDetails", "2"));
        // system mailboxes and their like: arbitration, health, monitoring … each a bit of 0x21C07000
        for (long details : new long[] {0x1000, 0x2000, 0x4000, 0x400000, 0x800000, 0x1000000, 0x20000000}) {
            add(
                    entries,
                    "Recipient Details " + details,
                    Forest.city(5),
                    "details" + details,
                    u -> u.with("mailNickname", "details" + details)
                            .with("msExchRecipientTypeDetails", Long.toString(details)));
        }
        add(entries, "Isthmus Reader", Forest.SERVICE_ACCOUNTS, "isthmus-reader", u -> u);
        add(entries, "Backup Robot", Forest.SERVICE_ACCOUNTS, "backup-robot", u -> u);
    }

    private static void contacts(List<Entry> entries) {
        entries.add(AdEntry.contact(AdEntry.dn("No Mail", Forest.PARTNERS), FIRST_NUMBER + 200)
                .with("displayName", "No Mail")
                .with("telephoneNumber", "+44 20 7946 0000")
                .build());
        entries.add(AdEntry.contact(AdEntry.dn("Hidden MSOL", Forest.PARTNERS), FIRST_NUMBER + 201)
                .with("displayName", "Hidden (MSOL)")
                .with("mail", "hidden@partner.example")
                .with("mailNickname", "hiddenmsol")
                .with("proxyAddresses", "SMTP:hidden@partner.example")
                .with("msExchHideFromAddressLists", "TRUE")
                .build());
    }

    private static void groups(List<Entry> entries) {
        int security = 0x8000_0002;
        addGroup(entries, "Domain Admins", Forest.USERS, security, g -> g.with("isCriticalSystemObject", "TRUE"));
        addGroup(entries, "Administrators", Forest.BUILTIN, 0x8000_0005, g -> g.with("isCriticalSystemObject", "TRUE"));
        addGroup(entries, "MSOL_AD_Sync_RichCoexistence", Forest.USERS, security, g -> g);
        addGroup(entries, "Neither Security Nor Mail", Forest.GROUPS, 2, g -> g);
        addGroup(
                entries,
                "Opted Out Group",
                Forest.GROUPS,
                security,
                g -> g.with("adminDescription", "Group_DoNotSync"));
        addGroup(
                entries,
                "Role Group",
                Forest.GROUPS,
                security,
                g -> g.with("msExchRecipientTypeDetails", Integer.toString(0x40000000)));
        addGroup(entries, "Conflicting\nCNF:" + GUID, Forest.GROUPS, security, g -> g);
    }

    private static void add(
            List<Entry> entries,
            String name,
            String parent,
            @Nullable String account,
            UnaryOperator<AdEntry> difference) {
        entries.add(person(AdEntry.dn(name, parent), FIRST_NUMBER + entries.size(), account, difference)
                .build());
    }

    private static AdEntry person(String dn, int number, @Nullable String account, UnaryOperator<AdEntry> difference) {
        AdEntry user = AdEntry.user(dn, number)
                .with("sAMAccountName", account)
                .with("userPrincipalName", (account == null ? "nobody" : account) + "@" + Forest.DOMAIN)
                .with("userAccountControl", People.ENABLED)
                .with("displayName", account == null ? "Nobody" : account)
                .with("sn", "Stranger");
        return difference.apply(user);
    }

    private static void addGroup(
            List<Entry> entries, String name, String parent, int type, UnaryOperator<AdEntry> difference) {
        AdEntry group = AdEntry.group(AdEntry.dn(name, parent), FIRST_NUMBER + 300 + entries.size())
                .with("sAMAccountName", name.replaceAll("\n.*", ""))
                .with("groupType", type)
                .with("member", People.dn(1));
        entries.add(difference.apply(group).build());
    }
}
