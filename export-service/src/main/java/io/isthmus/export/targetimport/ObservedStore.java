package io.isthmus.export.targetimport;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.target.ObservedObject;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/** Where observed state is kept. */
public interface ObservedStore {

    /**
     * Says which target all observed state is about. What was observed of another one is forgotten.
     *
     * @param target name and address
     */
    void useTarget(String target);

    /** Numbers a new import; numbers only rise. */
    long begin();

    /**
     * Keeps one page. Only what differs from the last time is written.
     *
     * @param seen rows seen by this import; completed here
     */
    PageCounts keep(long generation, List<ObservedObject> page, BitSet seen);

    /**
     * Ends a complete import: whatever of these types was not seen is no longer at the target.
     *
     * @param anyNews whether any page had something new or changed, which might match what has no counterpart yet
     * @return how many objects are gone
     */
    long finish(Collection<ObjectType> types, BitSet seen, long epoch, boolean anyNews);

    /** What was last learned of the target's abilities, or {@code null}. */
    String schemaDocument();

    void learned(String schemaDocument);

    /** Epoch under which the last complete import began, or {@code null}. */
    Long importedEpoch();

    /** Whether an object at the target is already known as one of ours, other than this one. */
    boolean belongsToAnother(ObjectType type, String targetId, String targetAnchor);

    /** Of one page. */
    record PageCounts(int added, int changed, int unchanged) {}
}
