package io.isthmus.export.exporting;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.comparing.PendingStates;
import io.isthmus.export.pending.Phase;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Where pending exports come from and outcomes go to. */
public interface ExportStore {

    /**
     * The next pending exports of a phase, marked as in flight before this returns: whatever happens to this process, it
     * is known which requests may have been sent.
     *
     * @param after id of the last row taken, 0 at first
     */
    List<Work> take(Query query, Phase phase, long after, PendingStates states);

    /** The same of these rows only, in whatever state they are by now. */
    List<Work> take(Query query, Phase phase, List<Long> ids, PendingStates states);

    /**
     * Those of a phase that refer to others which are not at the target, in the order in which they can be created with
     * their references: ids of rows, level by level.
     */
    List<long[]> levels(Phase phase);

    /** Work whose outcome was never recorded, because a process ended in the middle. */
    List<Work> inFlight(long after, int limit);

    /** Keeps outcomes: memory of what was written, what is pending now, attempts. One transaction. */
    void record(long run, List<Recorded> outcomes, PendingStates states, Duration firstRetry, Duration longestRetry);

    /** How many objects can be written now. */
    long executable(boolean ignoreBackoff);

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
