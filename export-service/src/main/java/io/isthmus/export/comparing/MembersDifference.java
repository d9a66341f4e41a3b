package io.isthmus.export.comparing;

/**
 * How the membership of a group differs, in numbers: the members themselves are read only when they are written.
 *
 * @param ready how many of these can be written now: removals, and additions of members that are at the target
 * @param digest names exactly the differing members; empty for none
 * @param lost how many members had been written that the last target import did not show
 */
public record MembersDifference(int toAdd, int toRemove, int ready, String digest, int lost) {

    public static final MembersDifference NONE = new MembersDifference(0, 0, 0, "", 0);

    public boolean any() {
        return toAdd > 0 || toRemove > 0;
    }
}
