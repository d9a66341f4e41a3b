package io.isthmus.analyzer.readiness;

import io.isthmus.contracts.ObjectType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value that one object alone may have, in whatever directory.
 *
 * @param space what shares one set of values
 * @param key the value, case-folded and trimmed: equal keys are one value
 */
public record Claim(Space space, String key, String attribute, String value) {

    /** Sets of values. Every mail address is in one, whichever attribute and kind of object holds it. */
    public enum Space {
        SIGN_IN_NAME,
        ADDRESS,
        NICKNAME,
        ACCOUNT_NAME,
        TARGET_ADDRESS
    }

    /** What the object claims; two attributes with the same address claim it once each. */
    public static List<Claim> of(DirectoryObject object) {
        Set<Claim> claims = new LinkedHashSet<>();
        if (object.isUser()) {
            claim(Space.SIGN_IN_NAME, "userPrincipalName", object.signInName(), claims);
            if (object.inActiveDirectory() && object.first("userPrincipalName") == null) {
                claim(Space.ACCOUNT_NAME, "sAMAccountName", object.first("sAMAccountName"), claims);
            }
        }
        object.all("proxyAddresses").stream()
                .filter(TypedAddressRule::isSmtp)
                .forEach(value -> claim(Space.ADDRESS, "proxyAddresses", value, claims));
        claim(Space.ADDRESS, "mail", object.first("mail"), claims);
        claim(Space.NICKNAME, "mailNickname", object.first("mailNickname"), claims);
        claim(Space.TARGET_ADDRESS, "targetAddress", object.first("targetAddress"), claims);
        return List.copyOf(claims);
    }

    private static void claim(Space space, String attribute, @Nullable String value, Set<Claim> claims) {
        if (value == null || value.isBlank()) {
            return;
        }
        boolean typed = space == Space.ADDRESS && attribute.equals("proxyAddresses") || space == Space.TARGET_ADDRESS;
        String key = folded(typed ? TypedAddressRule.address(value) : value);
        if (!key.isEmpty()) {
            claims.add(new Claim(space, key, attribute, value));
        }
    }

    /** Upper first: some letters meet only there (Unicode, section 5.18). */
    static String folded(String value) {
        return value.strip().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** The row of an object whose claim another object makes too. */
    public static Defect contested(
            String directory,
            String dn,
            ObjectType type,
            String attribute,
            String value,
            String otherDirectory,
            String otherDn) {
        String where = directory.equals(otherDirectory) ? "" : " in " + otherDirectory;
        return new Defect(
                directory, dn, type, attribute, DefectCode.DUPLICATE, value, "is also at " + otherDn + where, null);
    }
}
