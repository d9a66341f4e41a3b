package io.isthmus.export.targetimport;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.target.ObservedObject;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where observed state is kept. */
public interface ObservedStore {

    /**
     * Says which target all observed state is about. What was observed of another one is forgotten.
     *
     * @param target name and address
     */
    void useTarget(String target);

    /** Numbers a new import. */
    long begin();

    /** Numbers what is asked for next. All numbers come from one counter and only rise; writes have theirs from it, too. */
    long nextNumber();

    /**
     * Keeps one page. Only what differs from the last time is written, and nothing of what was written since.
     *
     * @param seen rows seen by this import; completed here
     */
    PageCounts keep(ReadAt asked, List<ObservedObject> page, BitSet seen);

    /**
     * Objects of these types that an import has not seen, and that were not written since it began.
     *
     * @param after id of the last row of the page before, 0 at first
     * @return in the order of their ids, at most {@code limit}; empty only when there are no more
     */
    List<Unseen> unseen(ReadAt begun, Collection<ObjectType> types, BitSet seen, long after, int limit);

    /**
     * Forgets objects that are proved not to be at the target any more.
     *
     * @return how many, without what was written since
     */
    int gone(ReadAt asked, Collection<Long> ids);

    /** Ends a complete import. */
    void imported(Imported imported);

    /** What was last learned of the target's abilities. */
    @Nullable
    String schemaDocument();

    void learned(String schemaDocument);

    /** Epoch under which the last complete import began. */
    @Nullable
    Long importedEpoch();

    /** Whether an object at the target is already known as one of ours, other than this one. */
    boolean belongsToAnother(ObjectType type, String targetId, String targetAnchor);

    /** Of one page. */
    record PageCounts(int added, int changed, int unchanged) {}

    record Unseen(long id, ObjectType objectType, String targetId) {}

    /**
     * A complete import.
     *
     * @param epoch of export control when it began
     * @param fullRun run of the newest full batch that had arrived when it began
     * @param anyNews whether anything was new, changed or gone, which might match what has no counterpart yet
     * @param shifted whether the listing changed while it was read, so that somebody new may not have come: before anybody is
     *     created, a look-up says whether he is there
     * @param besideExports whether it tells how things were when it began; else how they are
     */
    record Imported(long epoch, @Nullable String fullRun, boolean anyNews, boolean shifted, boolean besideExports) {}
}
