package io.isthmus.systemtests.histories;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import io.isthmus.contracts.settings.SourceKind;
import java.util.Base64;
import java.util.Optional;

/** How a kind of directory spells people, groups and anchors. */
enum Dialect {
    ACTIVE_DIRECTORY(
            "CN", SourceKind.ACTIVE_DIRECTORY, "(&(objectClass=user)(sAMAccountName=*))", "(objectClass=group)") {
        @Override
        Entry person(String dn, String account, String mail) {
            Entry entry = new Entry(dn, new Attribute("objectClass", "user"));
            entry.addAttribute("sAMAccountName", account);
            entry.addAttribute("userPrincipalName", mail);
            entry.addAttribute("mail", mail);
            entry.addAttribute("displayName", account);
            entry.addAttribute("userAccountControl", ENABLED);
            return entry;
        }

        @Override
        Entry group(String dn, String account) {
            Entry entry = new Entry(dn, new Attribute("objectClass", "group"));
            entry.addAttribute("sAMAccountName", account);
            return entry;
        }

        @Override
        Optional<Modification> enabled(boolean yes) {
            return Optional.of(
                    new Modification(ModificationType.REPLACE, "userAccountControl", yes ? ENABLED : DISABLED));
        }

        @Override
        boolean isEnabled(Entry person) {
            return !DISABLED.equals(person.getAttributeValue("userAccountControl"));
        }

        @Override
        String anchor(Entry entry) {
            return Base64.getEncoder().encodeToString(entry.getAttributeValueBytes("objectGUID"));
        }
    },
    OPENLDAP("uid", SourceKind.LDAP, "(objectClass=inetOrgPerson)", "(objectClass=groupOfNames)") {
        @Override
        Entry person(String dn, String account, String mail) {
            Entry entry = new Entry(dn, new Attribute("objectClass", "inetOrgPerson"));
            entry.addAttribute("cn", account);
            entry.addAttribute("sn", account);
            entry.addAttribute("mail", mail);
            entry.addAttribute("displayName", account);
            return entry;
        }

        /** The class wants at least one member, and takes anything for one. */
        @Override
        Entry group(String dn, String account) {
            Entry entry = new Entry(dn, new Attribute("objectClass", "groupOfNames"));
            entry.addAttribute("member", "cn=nobody");
            return entry;
        }

        @Override
        Optional<Modification> enabled(boolean yes) {
            return Optional.empty();
        }

        @Override
        boolean isEnabled(Entry person) {
            return true;
        }

        @Override
        String anchor(Entry entry) {
            return entry.getAttributeValue("entryUUID");
        }
    };

    private static final String ENABLED = "544";
    private static final String DISABLED = "546";

    private final String naming;
    private final SourceKind kind;
    private final String people;
    private final String groups;

    Dialect(String naming, SourceKind kind, String people, String groups) {
        this.naming = naming;
        this.kind = kind;
        this.people = people;
        this.groups = groups;
    }

    /** The attribute in the RDN of a person. */
    String naming() {
        return naming;
    }

    SourceKind kind() {
        return kind;
    }

    String peopleFilter() {
        return people;
    }

    String groupsFilter() {
        return groups;
    }

    abstract Entry person(String dn, String account, String mail);

    abstract Entry group(String dn, String account);

    /** Empty where the directory knows no such thing. */
    abstract Optional<Modification> enabled(boolean yes);

    abstract boolean isEnabled(Entry person);

    abstract String anchor(Entry entry);
}
