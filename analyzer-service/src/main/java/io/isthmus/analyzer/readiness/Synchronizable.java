package io.isthmus.analyzer.readiness;

import io.isthmus.contracts.ObjectType;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which objects are never synchronized by the default rules and hence not worth a word. IdFix leaves objects aside by the
 * beginning of their names; those of its names that people have too (Admini*, Guest*, HTTPConnector*) are checked here,
 * because they are synchronized.
 */
public final class Synchronizable {

    private static final List<String> SYSTEM_NAMES = List.of(
            "cas_{",
            "discoverysearchmailbox",
            "federatedemail",
            "healthmailbox",
            "krbtgt",
            "iusr_",
            "iwam_",
            "msol_",
            "aad_",
            "support_388945a0",
            "systemmailbox{");

    private static final long SECURITY = 0x80000000L;
    private static final long NEVER_USERS = 0x21C07000L;
    private static final long NEVER_GROUPS = 0x40000000L;

    private Synchronizable() {}

    public static boolean ever(DirectoryObject object) {
        return !conflict(object.dn())
                && !"TRUE".equalsIgnoreCase(object.first("isCriticalSystemObject"))
                && !systemName(object.commonName())
                && !systemName(object.first("sAMAccountName"))
                && !systemName(object.first("mailNickname"))
                && ofItsType(object);
    }

    private static boolean ofItsType(DirectoryObject object) {
        long details = number(object.first("msExchRecipientTypeDetails"));
        String taken = object.first("adminDescription");
        return switch (object.type()) {
            case USER -> (details & NEVER_USERS) == 0 && (taken == null || !taken.startsWith("User_"));
            case GROUP ->
                (details & NEVER_GROUPS) == 0
                        && (taken == null || !taken.startsWith("Group_"))
                        && (!object.inActiveDirectory() || security(object) || mailEnabled(object));
            case CONTACT -> mailEnabled(object);
        };
    }

    private static boolean security(DirectoryObject group) {
        String type = group.first("groupType");
        return type == null || (number(type) & SECURITY) != 0;
    }

    private static boolean mailEnabled(DirectoryObject object) {
        String mail = object.first("mail");
        return mail != null && mail.contains("@")
                || object.all("proxyAddresses").stream().anyMatch(a -> a.startsWith("SMTP:"));
    }

    private static boolean systemName(@Nullable String name) {
        if (name == null) {
            return false;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith("$") || SYSTEM_NAMES.stream().anyMatch(lower::startsWith);
    }

    private static boolean conflict(String dn) {
        return dn.toUpperCase(Locale.ROOT).contains("\\0ACNF:");
    }

    private static long number(@Nullable String text) {
        try {
            return text == null ? 0 : Long.parseLong(text.strip());
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    /** Attributes, besides references and the anchor, that rules look at. */
    public static List<String> attributes() {
        return List.of(
                "objectClass",
                "cn",
                "displayName",
                "userPrincipalName",
                "mail",
                "mailNickname",
                "proxyAddresses",
                "targetAddress",
                "sAMAccountName",
                "uid",
                "homeMDB",
                "legacyExchangeDN",
                "msExchRecipientTypeDetails",
                "adminDescription",
                "groupType",
                "isCriticalSystemObject");
    }

    /** @param classes the object's classes in lower case */
    public static ObjectType type(List<String> classes) {
        if (classes.contains("group") || classes.contains("groupofnames") || classes.contains("groupofuniquenames")) {
            return ObjectType.GROUP;
        }
        return classes.contains("contact") ? ObjectType.CONTACT : ObjectType.USER;
    }
}
