package io.isthmus.analyzer.counting;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.directories.names.SpelledName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * LDAP filters (RFC 4515) for what is synchronized, without what never is, as far as a filter can tell. What only rules can
 * tell (a group that is neither for security nor for mail, on a directory without bit filters) is counted, so the count is
 * an upper bound.
 */
public final class Countable {

    /** Matching rules that only Active Directory has: all bits set, any bit set. */
    private static final String ALL_BITS = ":1.2.840.113556.1.4.803:=";

    private static final String ANY_BIT = ":1.2.840.113556.1.4.804:=";

    private static final long NEVER_USERS = 0x21C07000L;
    private static final long NEVER_GROUPS = 0x40000000L;
    private static final long SECURITY_GROUP = 0x80000000L;

    private static final String MAIL_ENABLED = "(proxyAddresses=SMTP:*@*)(mail=*@*)";

    private Countable() {}

    /**
     * @param bitFilters whether the directory knows Active Directory's bit matching rules; where it does not, a filter with
     *     them would match nothing
     */
    public static String filter(ObjectType type, SourceKind kind, boolean bitFilters) {
        return switch (kind) {
            case ACTIVE_DIRECTORY -> activeDirectory(type, bitFilters);
            case LDAP, LDIF, CSV, SQL, SCIM -> ldap(type);
        };
    }

    private static String activeDirectory(ObjectType type, boolean bitFilters) {
        List<String> terms = new ArrayList<>();
        terms.add("(!(isCriticalSystemObject=TRUE))");
        switch (type) {
            case USER -> users(terms, bitFilters);
            case GROUP -> groups(terms, bitFilters);
            case CONTACT -> contacts(terms);
        }
        return "(&" + String.join("", terms) + ")";
    }

    private static void users(List<String> terms, boolean bitFilters) {
        terms.addFirst("(|(objectClass=user)(objectClass=inetOrgPerson))");
        terms.add("(!(objectClass=computer))");
        terms.add("(sAMAccountName=*)");
        terms.add("(!(sAMAccountName=AAD_*))");
        terms.add("(!(sAMAccountName=MSOL_*))");
        terms.add("(!(sAMAccountName=SUPPORT_388945a0))");
        terms.add("(!(sAMAccountName=CAS_*}*))");
        terms.add("(!(mailNickname=SystemMailbox{*))");
        terms.add("(!(mailNickname=CAS_*}*))");
        terms.add("(!(adminDescription=User_*))");
        if (bitFilters) {
            terms.add("(!(msExchRecipientTypeDetails" + ANY_BIT + NEVER_USERS + "))");
        }
    }

    private static void groups(List<String> terms, boolean bitFilters) {
        terms.addFirst("(objectClass=group)");
        terms.add("(!(sAMAccountName=MSOL_AD_Sync_RichCoexistence))");
        terms.add("(!(adminDescription=Group_*))");
        if (bitFilters) {
            terms.add("(!(msExchRecipientTypeDetails" + ALL_BITS + NEVER_GROUPS + "))");
            terms.add("(|(groupType" + ALL_BITS + SECURITY_GROUP + ")" + MAIL_ENABLED + ")");
        }
    }

    private static void contacts(List<String> terms) {
        terms.addFirst("(objectClass=contact)");
        terms.add("(|" + MAIL_ENABLED + ")");
        terms.add("(!(&(displayName=*\\28MSOL\\29*)(msExchHideFromAddressLists=TRUE)))");
        terms.add("(!(mailNickname=CAS_*}*))");
    }

    private static String ldap(ObjectType type) {
        return switch (type) {
            case USER -> "(objectClass=inetOrgPerson)";
            case GROUP -> "(|(objectClass=groupOfNames)(objectClass=groupOfUniqueNames))";
            case CONTACT -> "";
        };
    }

    /** Replication conflicts carry this in their name. */
    public static boolean conflict(String dn) {
        return SpelledName.rdn(dn).toUpperCase(Locale.ROOT).contains("\\0ACNF:");
    }
}
