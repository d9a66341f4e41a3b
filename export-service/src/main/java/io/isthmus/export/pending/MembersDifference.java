package io.isthmus.export.pending;

/**
 * How the membership of a group differs, in numbers: the members themselves are read only when they are written.
 *
 * @param ready how many of these can be written now: removals, unless somebody is unknown, and additions of members that are at
 *     the target
 * @param digest names exactly the differing members; empty for none
 * @param lost how many members had been written that the last target import did not show
 * @param unknown of how many members the sources do not know yet who they are; while there are any, removals wait
 */
public record MembersDifference(int toAdd, int toRemove, int ready, String digest, int lost, int unknown) {

    public static final MembersDifference NONE = new MembersDifference(0, 0, 0, "", 0, 0);

    public boolean any() {
        return toAdd > 0 || toRemove > 0;
    }

    /** This, counted after that: what was lost stays so until nothing differs any more. */
    public MembersDifference after(MembersDifference before) {
        return new MembersDifference(toAdd, toRemove, ready, digest, any() ? before.lost : 0, unknown);
    }

    /** Whether somebody is to be removed once all members are known. */
    public boolean removalsWait() {
        return unknown > 0 && toRemove > 0;
    }

    /** Whether other members differ than in that one, so that what is pending of the group is another. */
    public boolean differsFrom(MembersDifference before) {
        return !digest.equals(before.digest) || any() != before.any() || unknown != before.unknown;
    }
}
