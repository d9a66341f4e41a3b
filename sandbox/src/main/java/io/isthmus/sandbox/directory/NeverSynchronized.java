package io.isthmus.sandbox.directory;

import com.unboundid.ldap.sdk.Entry;
import io.isthmus.contracts.ObjectType;
import java.util.Locale;
import java.util.Optional;

/**
 * The objects that the old tools never synchronize by default, from "Azure AD Connect sync: Understanding the default
 * configuration" (section "Out-of-box rules from on-premises to Microsoft Entra ID").
 */
final class NeverSynchronized {

    /** Mailboxes of the system: arbitration, discovery, monitoring, audit and their like. */
    private static final long SYSTEM_RECIPIENTS = 0x21C0_7000L;

    private static final long ROLE_GROUP = 0x4000_0000L;
    private static final long LINKED_MAILBOX = 2;

    private NeverSynchronized() {}

    static Optional<String> why(Entry entry) {
        Optional<ObjectType> type = StandardFlows.type(entry);
        if (type.isEmpty()) {
            return Optional.of("neither user, group nor contact");
        }
        if (!entry.hasAttribute("objectGUID")) {
            return Optional.of("no source anchor");
        }
        if ("TRUE".equalsIgnoreCase(entry.getAttributeValue("isCriticalSystemObject"))) {
            return Optional.of("isCriticalSystemObject");
        }
        if (entry.getDN().toUpperCase(Locale.ROOT).contains("\\0ACNF:")) {
            return Optional.of("replication conflict");
        }
        return switch (type.get()) {
            case USER -> user(entry);
            case GROUP -> group(entry);
            case CONTACT -> contact(entry);
        };
    }

    private static Optional<String> user(Entry user) {
        String account = text(user, "sAMAccountName");
        long details = number(user, "msExchRecipientTypeDetails");
        if (account.isEmpty()) {
            return Optional.of("no sAMAccountName");
        }
        if (account.equals("support_388945a0") || account.startsWith("aad_") || account.startsWith("msol_")) {
            return Optional.of("account of a system: " + account);
        }
        if (account.startsWith("cas_") && account.contains("}")) {
            return Optional.of("client access test account");
        }
        if (text(user, "mailNickname").startsWith("systemmailbox{")) {
            return Optional.of("system mailbox");
        }
        if ((details & SYSTEM_RECIPIENTS) != 0) {
            return Optional.of("recipient of the system");
        }
        if (details == LINKED_MAILBOX) {
            return Optional.of("linked mailbox: contributes no source anchor");
        }
        return text(user, "adminDescription").startsWith("user_") ? Optional.of("adminDescription") : Optional.empty();
    }

    private static Optional<String> group(Entry group) {
        if (text(group, "sAMAccountName").equals("msol_ad_sync_richcoexistence")) {
            return Optional.of("MSOL_AD_Sync_RichCoexistence");
        }
        if ((number(group, "msExchRecipientTypeDetails") & ROLE_GROUP) != 0) {
            return Optional.of("role group");
        }
        if (!StandardFlows.securityEnabled(group) && !StandardFlows.mailEnabled(group)) {
            return Optional.of("neither security nor mail-enabled");
        }
        return text(group, "adminDescription").startsWith("group_")
                ? Optional.of("adminDescription")
                : Optional.empty();
    }

    private static Optional<String> contact(Entry contact) {
        if (!StandardFlows.mailEnabled(contact)) {
            return Optional.of("not mail-enabled");
        }
        boolean hidden = "TRUE".equalsIgnoreCase(contact.getAttributeValue("msExchHideFromAddressLists"));
        return hidden && text(contact, "displayName").contains("(msol)")
                ? Optional.of("hidden (MSOL) contact")
                : Optional.empty();
    }

    private static String text(Entry entry, String attribute) {
        String value = entry.getAttributeValue(attribute);
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }

    private static long number(Entry entry, String attribute) {
        Long value = entry.getAttributeValueAsLong(attribute);
        return value == null ? 0 : value;
    }
}
