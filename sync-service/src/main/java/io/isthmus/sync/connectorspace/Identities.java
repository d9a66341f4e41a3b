package io.isthmus.sync.connectorspace;

import io.isthmus.directories.containers.NamingContexts;
import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.directories.names.SecurityIdentifier;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.UUID;

/**
 * Names of things that follow from what they are (RFC 9562, section 5.5): whoever rebuilds this service's database from
 * its topics, in whatever order, comes to the same ones.
 */
public final class Identities {

    /** The order in which PostgreSQL sorts UUIDs; Java's own takes their halves for signed numbers. */
    public static final Comparator<UUID> ORDER = Comparator.comparing(
                    UUID::getMostSignificantBits, Long::compareUnsigned)
            .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

    /** The place of whom somebody else was seen in the place of. */
    public static final UUID NOWHERE = new UUID(0, 0);

    /** Whoever somebody is known by, and no place in a directory, is between these, as PostgreSQL orders them. */
    public static final UUID FIRST_KNOWN_BY = new UUID(1, 0);

    public static final UUID LAST_KNOWN_BY = new UUID(3, -1);

    public static final UUID FIRST_PRINCIPAL = FIRST_KNOWN_BY;

    public static final UUID LAST_PRINCIPAL = new UUID(1, -1);

    public static final UUID FIRST_UID = new UUID(2, 0);

    private static final UUID NAMESPACE = UUID.fromString("4e6bd0a2-7c52-5a0e-9d1b-6f1f0c5f7a11");

    private Identities() {}

    /** Of an object of a connector space. */
    public static UUID object(String connector, String anchor) {
        return named("object", connector, anchor);
    }

    /** Of a place in a connected directory, whoever is there. */
    public static UUID place(String connector, String dn) {
        return named("place", connector, DistinguishedName.normalize(dn));
    }

    /** Of the place where a reference of an object of that source leads. */
    public static UUID reference(NamingContexts contexts, String connector, String dn) {
        return place(contexts.elsewhere(connector, dn).orElse(connector), dn);
    }

    /**
     * Of the place of whoever has that security identifier, in whatever source. No other place is between
     * {@link #FIRST_PRINCIPAL} and {@link #LAST_PRINCIPAL}.
     */
    static UUID principal(SecurityIdentifier identifier) {
        return new UUID(1, named("principal", identifier.text(), "").getLeastSignificantBits());
    }

    /**
     * Of the place of whoever has that {@code uid} in that source. Case matters, as it does in {@code memberUid} (RFC 2307) and to the
     * machines that such names are for.
     */
    static UUID uid(String connector, String uid) {
        return new UUID(2, named("uid", connector, uid.strip()).getLeastSignificantBits());
    }

    /** Of the place of the group that has that {@code gidNumber} in that source. */
    static UUID gidNumber(String connector, String number) {
        return new UUID(3, named("gidNumber", connector, number.strip()).getLeastSignificantBits());
    }

    /** Of the metaverse object that a connector space object projects. */
    public static UUID metaverse(UUID projectedFrom) {
        return named("metaverse", projectedFrom.toString(), "");
    }

    private static UUID named(String kind, String first, String second) {
        byte[] name = (kind + '\0' + first + '\0' + second).getBytes(StandardCharsets.UTF_8);
        ByteBuffer content = ByteBuffer.allocate(2 * Long.BYTES + name.length)
                .putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits())
                .put(name);
        ByteBuffer hash = ByteBuffer.wrap(sha1().digest(content.array()));
        long high = hash.getLong() & ~0xF000L | 0x5000L;
        long low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
