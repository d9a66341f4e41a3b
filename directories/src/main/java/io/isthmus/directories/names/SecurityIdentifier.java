package io.isthmus.directories.names;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Windows knows an account by beside its name (MS-DTYP, section 2.4.2).
 *
 * @param text such as {@code S-1-5-21-1004336348-1177238915-682003330-512}
 */
public record SecurityIdentifier(String text) {

    private static final Pattern TEXT = Pattern.compile("S-1-\\d{1,15}(-\\d{1,10}){1,15}");
    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,9}");
    private static final int FIXED = 8;
    private static final int REVISION = 1;

    public SecurityIdentifier {
        text = text.toUpperCase(Locale.ROOT);
    }

    /**
     * Whom an object stands for that a domain keeps for somebody of another forest:
     * {@code CN=S-1-5-21-…,CN=ForeignSecurityPrincipals,DC=contoso,DC=com}. Nothing for any other name.
     */
    public static Optional<SecurityIdentifier> ofForeignPrincipal(String dn) {
        if (!dn.regionMatches(true, 0, "CN=S-1-", 0, 7)) {
            return Optional.empty(); // nearly all members of nearly all groups
        }
        try {
            List<String> rdns = DistinguishedName.parse(dn).rdns();
            return rdns.size() > 2 && rdns.get(1).equals("cn=foreignsecurityprincipals")
                    ? Optional.of(rdns.getFirst().substring("cn=".length()).toUpperCase(Locale.ROOT))
                            .filter(text -> TEXT.matcher(text).matches())
                            .map(SecurityIdentifier::new)
                    : Optional.empty();
        } catch (MalformedName e) {
            return Optional.empty();
        }
    }

    /** Of whom the same domain knows by that number, such as that of a primary group; nothing where it is no number. */
    public Optional<SecurityIdentifier> inSameDomain(String number) {
        return NUMBER.matcher(number).matches()
                ? Optional.of(new SecurityIdentifier(text.substring(0, text.lastIndexOf('-') + 1) + number))
                : Optional.empty();
    }

    /** Of the value of {@code objectSid}; nothing where it is none. */
    public static Optional<SecurityIdentifier> of(byte[] value) {
        if (value.length < FIXED || value[0] != REVISION || value.length != FIXED + Integer.BYTES * (value[1] & 0xFF)) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(value);
        long authority = bytes.getLong() & 0xFFFF_FFFF_FFFFL;
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        StringBuilder text = new StringBuilder("S-1-").append(authority);
        while (bytes.hasRemaining()) {
            text.append('-').append(Integer.toUnsignedLong(bytes.getInt()));
        }
        return Optional.of(new SecurityIdentifier(text.toString()));
    }
}
