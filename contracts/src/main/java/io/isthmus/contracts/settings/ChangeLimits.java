package io.isthmus.contracts.settings;

import org.jspecify.annotations.Nullable;

/**
 * Limits of an export beside those of deletions, at or above which everything is held; 0 switches one off. Memberships count over all
 * groups, without those of members who leave the target themselves.
 *
 * @param removedMembers memberships to be removed; 5,000 where none is given
 * @param removedMembersPercent the same in percent of the memberships at the target, from 20 on; 10 where none is given
 * @param updates objects to be changed, groups whose members change included; off where none is given
 * @param additions objects to be added; off where none is given
 */
public record ChangeLimits(
        @Nullable Integer removedMembers,
        @Nullable Integer removedMembersPercent,
        @Nullable Integer updates,
        @Nullable Integer additions) {

    /** So many removals are no percentage of a small target. */
    public static final int REMOVED_MEMBERS_AT_LEAST = 20;

    private static final int MANY_MEMBERS = 5_000;
    private static final int MANY_PERCENT = 10;
    private static final int PERCENT = 100;

    public static ChangeLimits defaults() {
        return new ChangeLimits(null, null, null, null);
    }

    /** Whether it is worth counting what a percentage is of. */
    public boolean mayHoldRemovedMembers(long removed) {
        return reaches(removed, memberCount()) || removed >= REMOVED_MEMBERS_AT_LEAST && memberPercent() > 0;
    }

    /** @param known memberships at the target */
    public boolean holdsRemovedMembers(long removed, long known) {
        return reaches(removed, memberCount())
                || removed >= REMOVED_MEMBERS_AT_LEAST
                        && memberPercent() > 0
                        && removed * PERCENT >= memberPercent() * known;
    }

    public boolean holdsUpdates(long count) {
        return reaches(count, updates == null ? 0 : updates);
    }

    public boolean holdsAdditions(long count) {
        return reaches(count, additions == null ? 0 : additions);
    }

    /** The count that counts. */
    public int memberCount() {
        return removedMembers == null ? MANY_MEMBERS : removedMembers;
    }

    /** The percentage that counts. */
    public int memberPercent() {
        return removedMembersPercent == null ? MANY_PERCENT : removedMembersPercent;
    }

    private static boolean reaches(long count, int limit) {
        return limit > 0 && count >= limit;
    }
}
