package io.isthmus.sync.content;

import io.isthmus.contracts.changes.MembersObserved;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * 128 bits that stand for a content: equal contents have equal fingerprints, and two different contents would have to be
 * searched for on purpose. SHA-256, cut; carried as a UUID because databases keep that compactly.
 *
 * <p>Content is canonical: the order of attributes, and of values inside one, does not count, because directories do not
 * promise any. Every part is preceded by its length, so that no two contents run into the same bytes.
 */
public final class ContentFingerprint {

    private static final int USUAL_BYTES = 2_048;

    /** The order in which attributes are taken; a source that has them in this order saves the sorting. */
    public static final Comparator<String> BY_NAME = ContentFingerprint::compareNames;

    /** Everything first, then one digest over it: many small updates cost more than the digest itself. */
    private byte[] content = new byte[USUAL_BYTES];

    private int length;

    private ContentFingerprint() {}

    /** Of an object without its memberships. */
    public static UUID of(String dn, String objectClass, Map<String, List<String>> attributes) {
        return new ContentFingerprint()
                .text(dn)
                .text(objectClass)
                .map(attributes)
                .finish();
    }

    /** Of one bucket of a membership; the number of buckets is part of it, because changing it moves members. */
    public static UUID ofBucket(int bucketCount, Collection<String> members) {
        return ofBucket(bucketCount, members, Map.of());
    }

    /** @param elsewhere which of the members are looked for in another source; none make no difference */
    public static UUID ofBucket(int bucketCount, Collection<String> members, Map<String, List<String>> elsewhere) {
        ContentFingerprint bucket = new ContentFingerprint().number(bucketCount).values(members);
        return (elsewhere.isEmpty() ? bucket : bucket.map(elsewhere)).finish();
    }

    /** Of a bucket as it is sent. */
    public static UUID of(MembersObserved bucket) {
        Map<String, List<String>> elsewhere = bucket.elsewhere() == null ? Map.of() : bucket.elsewhere();
        return ofBucket(bucket.bucketCount(), bucket.members(), elsewhere);
    }

    private ContentFingerprint map(Map<String, List<String>> attributes) {
        return number(attributes.size())
                .entries(isInOrder(attributes.keySet()) ? attributes.entrySet() : inOrder(attributes.entrySet()));
    }

    private static int compareNames(String one, String other) {
        int ignoringCase = one.compareToIgnoreCase(other);
        return ignoringCase != 0 ? ignoringCase : one.compareTo(other);
    }

    private ContentFingerprint entries(Iterable<Map.Entry<String, List<String>>> attributes) {
        for (Map.Entry<String, List<String>> attribute : attributes) {
            text(attribute.getKey()).values(attribute.getValue());
        }
        return this;
    }

    private static boolean isInOrder(Iterable<String> names) {
        String before = null;
        for (String name : names) {
            if (before != null && BY_NAME.compare(before, name) > 0) {
                return false;
            }
            before = name;
        }
        return true;
    }

    private static List<Map.Entry<String, List<String>>> inOrder(
            Collection<Map.Entry<String, List<String>>> attributes) {
        List<Map.Entry<String, List<String>>> sorted = new ArrayList<>(attributes);
        sorted.sort(Map.Entry.comparingByKey(BY_NAME));
        return sorted;
    }

    private ContentFingerprint values(Collection<String> values) {
        number(values.size());
        if (values.size() == 1) {
            return text(values.iterator().next());
        }
        String[] sorted = values.toArray(String[]::new);
        Arrays.sort(sorted);
        for (String value : sorted) {
            text(value);
        }
        return this;
    }

    private ContentFingerprint text(String text) {
        byte[] bytes = (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        reserve(bytes.length);
        System.arraycopy(bytes, 0, content, length, bytes.length);
        length += bytes.length;
        return this;
    }

    private ContentFingerprint number(int number) {
        reserve(Integer.BYTES);
        content[length++] = (byte) (number >>> 24);
        content[length++] = (byte) (number >>> 16);
        content[length++] = (byte) (number >>> 8);
        content[length++] = (byte) number;
        return this;
    }

    private void reserve(int more) {
        if (content.length - length < more) {
            content = Arrays.copyOf(content, Math.max(content.length * 2, length + more));
        }
    }

    private UUID finish() {
        MessageDigest digest = sha256();
        digest.update(content, 0, length);
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
