package io.isthmus.export.restoring;

import io.isthmus.export.pending.ComparedObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the plan is kept. There is never more than one. */
public interface RestorationStore {

    Optional<Plan> current();

    /** The plan by which pending exports were compared last; {@code null}: by what is desired. */
    String compared();

    /** Replaces whatever plan there was by one of everything that was written since. */
    void prepare(Plan plan);

    void approved(String id, String digest, String by, Instant at);

    void finished(String id, Instant at);

    void discard();

    /** Of the plan as it was compared last. */
    Facts facts();

    /**
     * @param targetAnchor {@code null}: every object of which others have changed something
     * @param attributes {@code null}: everything of it
     * @return how many objects; what was approved is approved no longer
     */
    long include(String targetAnchor, Set<String> attributes);

    /** Objects of which others have changed something, after a cursor. */
    List<Conflicting> conflicts(long after, int limit);

    /**
     * @param objects that were written
     * @param compared whether everything is compared with a target import that came after the plan
     * @param waiting objects whose references follow later
     * @param conflicts objects of which something is left out
     * @param failed objects whose last attempt failed
     * @param confirmed whether an import came after its last request
     */
    record Facts(long objects, boolean compared, long waiting, long conflicts, long failed, boolean confirmed) {}

    /** @param included names that are overwritten nevertheless */
    record Conflicting(ComparedObject object, String displayName, Set<String> included) {}
}
