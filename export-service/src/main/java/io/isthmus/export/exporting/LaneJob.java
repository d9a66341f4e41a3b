package io.isthmus.export.exporting;

import java.util.function.Function;

/** @param whenStopped what to say of work that is no longer begun: {@code NotSent}, or {@code StillUnknown} */
record LaneJob(Work work, Function<Work, ExportResult> settle, ExportResult whenStopped) {

    /** members in memory at once, over all groups under way */
    static final int MAXIMUM_WEIGHT = 300_000;

    private static final int MEMBERS_OF_A_REQUEST = 1_000;

    boolean isLookUp() {
        return whenStopped instanceof ExportResult.StillUnknown;
    }

    int weight() {
        return work.isMembership() ? Math.min(MAXIMUM_WEIGHT, work.exports().size() * MEMBERS_OF_A_REQUEST) : 1;
    }
}
