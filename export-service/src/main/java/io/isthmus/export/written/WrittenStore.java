package io.isthmus.export.written;

import io.isthmus.contracts.export.ForeignChange;
import io.isthmus.contracts.export.ForeignSummary;
import io.isthmus.contracts.export.WrittenSummary;
import java.time.Instant;
import java.util.List;

/** What was written, by object. */
public interface WrittenStore {

    /**
     * @param id of the object's row, the cursor of the next page
     */
    record Listed(long id, WrittenHistory history) {}

    /**
     * Objects with requests since that moment, in the order of their rows, after a cursor: at most so many, fewer where they are
     * large, none only after the last one.
     */
    List<Listed> since(Instant since, long after, int limit);

    WrittenSummary summary(Instant since);

    /** What others have changed, in the order in which imports found it, after a cursor. */
    List<ForeignChange> foreign(Instant since, long after, int limit);

    ForeignSummary foreignSummary(Instant since);

    /** Forgets requests from before that moment whose fate is known, and changes of others from before it. */
    void forgetBefore(Instant moment);
}
