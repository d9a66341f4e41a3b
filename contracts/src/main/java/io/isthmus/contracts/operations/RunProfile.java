package io.isthmus.contracts.operations;

/** What a run does. The first three belong to sync-service, the others to export-service. */
public enum RunProfile {
    /** observe everything at a source, reconcile deletions, then synchronize what changed */
    FULL_IMPORT,
    /** observe what changed at a source since the last import, then synchronize it */
    DELTA_IMPORT,
    /** evaluate every known object of all sources against the rules again */
    FULL_SYNCHRONIZATION,
    /** observe everything at the target */
    TARGET_IMPORT,
    /** match observed and desired objects, and compute all pending exports */
    TARGET_SYNCHRONIZATION,
    /** apply the pending exports, if the gate is open */
    EXPORT
}
