package io.isthmus.contracts.export;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether pending exports may be applied, as {@code GET /api/gate} of export-service answers. Closed unless proven open.
 *
 * @param epoch of the export control that was judged
 * @param holds why it is closed; empty exactly when {@code open}
 * @param restoration the plan whose changes are the pending exports, prepared or being applied; none: as ever
 * @param onlyDeletionsWait {@code true} while it is closed for deletions alone and everything else is written; else absent
 */
public record GateState(
        boolean open,
        boolean stagingMode,
        long epoch,
        @Nullable String activeDeployment,
        List<Hold> holds,
        @Nullable String restoration,
        @Nullable Boolean onlyDeletionsWait) {

    /** Closed for everything, or open. */
    public GateState(
            boolean open,
            boolean stagingMode,
            long epoch,
            @Nullable String activeDeployment,
            List<Hold> holds,
            @Nullable String restoration) {
        this(open, stagingMode, epoch, activeDeployment, holds, restoration, null);
    }

    /** Without a restoration. */
    public GateState(
            boolean open, boolean stagingMode, long epoch, @Nullable String activeDeployment, List<Hold> holds) {
        this(open, stagingMode, epoch, activeDeployment, holds, null);
    }

    /** Whether anything at all may be written. */
    public boolean lets() {
        return open || Boolean.TRUE.equals(onlyDeletionsWait);
    }

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
        /** {@code export.batches} is not read on, so what is pending may be of an old state */
        CONSUMER_STUCK,
        DELETION_THRESHOLD_EXCEEDED,
        /** too many memberships would be removed */
        REMOVED_MEMBERS_EXCEEDED,
        /** more objects would be changed than the settings allow at once */
        UPDATES_EXCEEDED,
        /** more objects would be added than the settings allow at once */
        ADDITIONS_EXCEEDED,
        EMPTY_SOURCE,
        FOREIGN_EXPORTER,
        /** a restoration is in force, and its plan is not known here, or not compared with the target yet */
        RESTORATION_NOT_READY,
        /** a restoration is in force, and what it would write was not approved, or has changed since */
        RESTORATION_NOT_APPROVED
    }
}
