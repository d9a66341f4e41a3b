package io.isthmus.analyzer.translating;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names of the old metaverse in ours. Ours carries the cloud's names from the start; the old one renamed only on the way
 * out (default flows of Azure AD Connect, rules 100 to 147).
 */
final class MetaverseNames {

    private static final Map<String, String> ATTRIBUTES = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    static {
        ATTRIBUTES.putAll(Map.of(
                "sn", "surname",
                "l", "city",
                "st", "state",
                "co", "country",
                "c", "countryLetterCode",
                "mailNickname", "alias",
                "cn", "commonName",
                "objectSid", "onPremiseSecurityIdentifier",
                "pwdLastSet", "lastPasswordChangeTimestamp",
                "domainFQDN", "dnsDomainName"));
        ATTRIBUTES.put("domainNetBios", "netBiosName");
        ATTRIBUTES.put("msExchArchiveGUID", "msExchArchiveGuid");
        ATTRIBUTES.put("accountName", "onPremisesSamAccountName");
        ATTRIBUTES.put("sAMAccountName", "onPremisesSamAccountName");
    }

    /** A string literal, or an attribute in brackets. */
    private static final Pattern LITERAL_OR_ATTRIBUTE = Pattern.compile("\"[^\"]*\"|\\[([^\\]\\[]+)]");

    private MetaverseNames() {}

    static String attribute(String old) {
        return ATTRIBUTES.getOrDefault(old, old);
    }

    /** Our type for an object type of a connected directory, if it is synchronized. */
    static @Nullable String type(@Nullable String connected) {
        return switch (lower(connected)) {
            case "user", "inetorgperson" -> "user";
            case "group" -> "group";
            case "contact" -> "contact";
            default -> null;
        };
    }

    /**
     * Our type for objects that a rule leads from or to one type of the old metaverse. There users and contacts are both a
     * {@code person}, and neither is a type of its own, so what stands on the other side decides which.
     */
    static @Nullable String type(@Nullable String connected, @Nullable String metaverse) {
        String type = type(connected);
        boolean together = switch (lower(metaverse)) {
            case "person" -> "user".equals(type) || "contact".equals(type);
            case "group" -> "group".equals(type);
            default -> false;
        };
        return together ? type : null;
    }

    private static String lower(@Nullable String type) {
        return type == null ? "" : type.toLowerCase(Locale.ROOT);
    }

    /** The expression with its attributes renamed; what stands in quotes stays. */
    static String expression(String old) {
        Matcher token = LITERAL_OR_ATTRIBUTE.matcher(old);
        StringBuilder renamed = new StringBuilder();
        while (token.find()) {
            String name = token.group(1);
            String now = name == null ? token.group() : "[" + attribute(name.strip()) + "]";
            token.appendReplacement(renamed, Matcher.quoteReplacement(now));
        }
        return token.appendTail(renamed).toString();
    }
}
