package io.isthmus.sandbox.directory;

import com.unboundid.ldap.sdk.Entry;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The groups that belong into the target. Group 0 holds two fifths of all users (20,000 at most), group 1 and 2 contain
 * each other, every tenth consists of other groups; the rest follows a power law.
 */
final class Teams {

    private static final int LARGEST = 20_000;

    /** {@code groupType}: the high bit makes a security group, 2 is global, 8 universal. */
    private static final int SECURITY_GLOBAL = 0x8000_0002;

    private static final int SECURITY_UNIVERSAL = 0x8000_0008;
    private static final int DISTRIBUTION_UNIVERSAL = 8;

    private final Population.Sizes sizes;

    Teams(Population.Sizes sizes) {
        this.sizes = sizes;
    }

    static String dn(int i) {
        return AdEntry.dn(name(i), Forest.GROUPS);
    }

    private static String name(int i) {
        return i == 0 ? "All Staff" : "Team " + Forest.CITIES.get(i % Forest.CITIES.size()) + " " + i;
    }

    Entry entry(int i) {
        boolean mailEnabled = i % 3 != 0 || i == 0;
        boolean security = i % 3 != 1;
        AdEntry group = AdEntry.group(dn(i), 1_000_000 + i)
                .with("sAMAccountName", "team-" + i)
                .with("displayName", i % 15 == 14 ? null : name(i))
                .with("description", i % 4 == 0 ? "Everybody of " + name(i) : null)
                .with(
                        "groupType",
                        security ? (mailEnabled ? SECURITY_UNIVERSAL : SECURITY_GLOBAL) : DISTRIBUTION_UNIVERSAL)
                .with("managedBy", People.dn(i % sizes.users()))
                .with("member", members(i));
        if (mailEnabled) {
            String address = "team-" + i + "@" + Forest.DOMAIN;
            group.with("mail", address)
                    .with("mailNickname", "team-" + i)
                    .with("proxyAddresses", Set.of("SMTP:" + address));
        }
        return group.build();
    }

    private Set<String> members(int i) {
        Set<String> members = new LinkedHashSet<>();
        if (i == 0) {
            addUsers(members, 0, Math.min(LARGEST, sizes.users() * 2 / 5));
        } else if (i == 1 || i == 2) {
            members.add(dn(3 - i));
            addUsers(members, i * 3, 5);
        } else if (i % 10 == 0) {
            for (int nested = i + 1; nested < Math.min(i + 6, sizes.groups()); nested++) {
                members.add(dn(nested));
            }
        } else if (i % 23 != 22) {
            addUsers(members, i * 37, 2 + Math.min(2_000, sizes.users() / (i + 3)));
            addOthers(members, i);
        }
        return members;
    }

    private void addUsers(Set<String> members, int first, int count) {
        for (int n = 0; n < Math.min(count, sizes.users()); n++) {
            members.add(People.dn((first + n) % sizes.users()));
        }
    }

    /** Contacts, and members that are not synchronized: the target's group must come without them. */
    private void addOthers(Set<String> members, int i) {
        if (i % 4 == 0) {
            members.add(Partners.dn(i % sizes.contacts()));
        }
        if (i % 5 == 0) {
            members.add(Strangers.archivedDn(i % sizes.archived()));
        }
    }
}
