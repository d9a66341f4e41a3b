package io.isthmus.sync.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Splits a membership into buckets of about {@value #TARGET_SIZE} members, so that one joiner of a large group resends
 * one small message.
 *
 * <p>A member's bucket follows from a hash of its identity alone, never from its position: the number of buckets is the
 * smallest power of two that is at least the number of members divided by {@value #TARGET_SIZE}, and when it changes,
 * all buckets are sent anew.
 */
public final class MembershipBuckets {

    /** Members a bucket should hold; by chance one holds up to a fifth more. */
    public static final int TARGET_SIZE = 1_000;

    private MembershipBuckets() {}

    /** @return a power of two, at least 1 */
    public static int countFor(int members) {
        int needed = Math.max(1, (members + TARGET_SIZE - 1) / TARGET_SIZE);
        return needed == 1 ? 1 : Integer.highestOneBit(needed - 1) << 1;
    }

    /**
     * @param identity what makes a member itself: for a DN its normal form, so that a respelling does not move it
     * @return as many lists as {@link #countFor} says, empty ones included; order of members kept
     */
    public static List<List<String>> split(List<String> members, Function<String, String> identity) {
        int count = countFor(members.size());
        if (count == 1) {
            return List.of(members);
        }
        List<List<String>> buckets = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            buckets.add(new ArrayList<>(members.size() / count + 16));
        }
        for (String member : members) {
            buckets.get(bucketOf(identity.apply(member), count)).add(member);
        }
        return buckets;
    }

    /** {@link String#hashCode} is fixed by the Java specification; its weak low bits are mixed (MurmurHash3's finisher). */
    static int bucketOf(String identity, int count) {
        int hash = identity.hashCode();
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        return (hash ^ (hash >>> 16)) & (count - 1);
    }
}
