package io.isthmus.sync.importing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * 128 bits that stand for a content: equal contents have equal fingerprints, and two different contents would have to be
 * searched for on purpose. SHA-256, cut; carried as a UUID because databases keep that compactly.
 *
 * <p>Content is canonical: the order of attributes, and of values inside one, does not count, because directories do not
 * promise any. Every part is preceded by its length, so that no two contents run into the same bytes.
 */
public final class Fingerprint {

    private final MessageDigest digest = sha256();

    private Fingerprint() {}

    /** Of an object without its memberships. */
    public static UUID of(String dn, String objectClass, Map<String, List<String>> attributes) {
        return new Fingerprint().text(dn).text(objectClass).map(attributes).finish();
    }

    /** Of one bucket of a membership; the number of buckets is part of it, because changing it moves members. */
    public static UUID ofBucket(int bucketCount, Collection<String> members) {
        return new Fingerprint().number(bucketCount).values(members).finish();
    }

    private Fingerprint map(Map<String, List<String>> attributes) {
        Map<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(attributes);
        number(sorted.size());
        sorted.forEach((name, values) -> text(name).values(values));
        return this;
    }

    private Fingerprint values(Collection<String> values) {
        number(values.size());
        if (values.size() == 1) {
            return text(values.iterator().next());
        }
        values.stream().sorted().forEach(this::text);
        return this;
    }

    private Fingerprint text(String text) {
        byte[] bytes = (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        digest.update(bytes);
        return this;
    }

    private Fingerprint number(int number) {
        digest.update((byte) (number >>> 24));
        digest.update((byte) (number >>> 16));
        digest.update((byte) (number >>> 8));
        digest.update((byte) number);
        return this;
    }

    private UUID finish() {
        ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
