package io.isthmus.contracts.export;

import java.util.List;

/**
 * Whether pending exports may be applied, as {@code GET /api/gate} of export-service answers. Closed unless proven open.
 *
 * @param epoch of the export control that was judged
 * @param holds why it is closed; empty exactly when {@code open}
 */
public record GateState(boolean open, boolean stagingMode, long epoch, String activeDeployment, List<Hold> holds) {

    /**
     * One reason why nothing is exported.
     *
     * @param message in words: "held: 612 deletions, limit 500"
     */
    public record Hold(Code code, String message, String whatToDo) {}

    /** The named reasons. */
    public enum Code {
        CONFIGURATION_NOT_LOADED,
        CONFIGURATION_LEASE_EXPIRED,
        STAGING_MODE,
        TARGET_NOT_IMPORTED,
        BATCH_INCOMPLETE,
        DELETION_THRESHOLD_EXCEEDED,
        EMPTY_SOURCE,
        FOREIGN_EXPORTER
    }
}
