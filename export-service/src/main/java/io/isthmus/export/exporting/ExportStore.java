package io.isthmus.export.exporting;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.pending.ComparedObject;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.Phase;
import java.util.Collection;
import java.util.List;

/** Where pending exports come from and outcomes go to. */
public interface ExportStore {

    /**
     * The next pending exports of a phase.
     *
     * @param after id of the last row of the page before, 0 at first
     * @return empty only when there are no more
     */
    List<Planned> planned(Query query, Phase phase, long after);

    /** The same of these rows only, in whatever state they are by now. */
    List<Planned> planned(Query query, Phase phase, List<Long> ids);

    /**
     * Marks work as in flight and notes each request with how the object is before it, in one transaction: whatever happens to
     * this process then, it is known what may have been sent.
     */
    void begin(long run, List<Begun> work);

    /** To whom those of a phase refer that refer to others which are not at the target. */
    References references(Phase phase);

    /** Work whose outcome was never recorded, because a process ended in the middle. */
    List<Work> inFlight(long after, int limit);

    /**
     * Keeps what outcomes have changed, in one transaction; nothing of this is in flight any more.
     *
     * @return objects of which more may be pending now: they are due to be compared again
     */
    List<Long> record(long run, List<Ended> ended, Tries.Rest rest);

    /** How many objects can be written now. */
    long executable(boolean ignoreBackoff);

    /**
     * A pending export as it was compared, and judged by the gate.
     *
     * @param work without its exports
     * @param hash of what was judged
     * @param membersToAdd the target's ids, in the phase of memberships
     */
    record Planned(
            Work work, byte[] hash, ComparedObject object, List<String> membersToAdd, List<String> membersToRemove) {

        public long id() {
            return work.id();
        }
    }

    /** @param before how the object is expected at the target; {@code null} where it is not there, and for memberships */
    record Begun(Work work, Image before) {}

    record Ended(Work work, OutcomeEffects effects) {}

    /** Row by row who refers to whom, in the order of {@code from}; as {@link Levels} takes them. */
    record References(long[] from, long[] to) {}

    /**
     * @param run number of the run; what failed in it is not taken again by it
     * @param ignoreBackoff whether failed objects are tried although their pause has not passed
     * @param independent whether to leave out objects that refer to others which are not at the target
     * @param members types of members the target can hold
     */
    record Query(
            long run,
            boolean ignoreBackoff,
            boolean independent,
            int limit,
            int membersPerRequest,
            Collection<ObjectType> members) {

        Query anyOrder() {
            return new Query(run, ignoreBackoff, false, limit, membersPerRequest, members);
        }
    }
}
