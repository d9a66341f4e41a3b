package io.isthmus.export.reconciling;

import java.util.Map;

/** Where orphans are found and kept. */
public interface OrphanStore {

    /** What is known of sources that were read from end to end, by name. */
    Map<String, Readiness.WholeSource> wholeSources();

    /** Names the state of the target that is known here; {@code null} without a complete target import. */
    String targetImport();

    /**
     * Makes orphans of all objects at the target whose anchor nobody ever spoke of, and ends it for those that are none any
     * more. Only of object types of which anything is desired at all: an empty source never deletes everybody. Costs next to
     * nothing when the basis is the one of the last time.
     */
    void refresh(String basis);

    /** Nobody is an orphan any more. */
    void forget();
}
