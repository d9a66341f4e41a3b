package io.isthmus.sync.content;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Splits a membership into buckets of about {@value #TARGET_SIZE} members, so that one joiner of a large group resends
 * one small message.
 *
 * <p>A member's bucket follows from a hash of its identity alone, never from its position: the number of buckets is the
 * smallest power of two that is at least the number of members divided by {@value #TARGET_SIZE}. When it changes, all buckets are sent
 * anew; so a membership keeps the number that it has until that is too small, or members are not a quarter of what it is meant for, and one that goes back and
 * forth over a border does not send itself each time.
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

    /** @param before how many it has; 0 where there is none */
    static int countFor(int members, int before) {
        int count = countFor(members);
        return before == 2 * count && 2 * members > count * TARGET_SIZE ? before : count;
    }

    /**
     * @param before how many buckets the membership has; 0 where there is none
     * @param identity what makes a member itself: for a DN its normal form, so that a respelling does not move it
     * @return empty lists included; order of members kept
     */
    public static List<List<String>> split(List<String> members, int before, Function<String, String> identity) {
        int count = countFor(members.size(), before);
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

    /**
     * Whether a bucket of so many members is one of a membership that keeps its number of buckets, as far as a single one tells: by chance
     * it is a fifth larger or smaller.
     */
    public static boolean fits(int members) {
        return members <= TARGET_SIZE + TARGET_SIZE / 5 && 5 * members >= TARGET_SIZE;
    }

    /** {@link String#hashCode} is fixed by the Java specification; its weak low bits are mixed (MurmurHash3's finisher). */
    public static int bucketOf(String identity, int count) {
        int hash = identity.hashCode();
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        return (hash ^ (hash >>> 16)) & (count - 1);
    }
}
