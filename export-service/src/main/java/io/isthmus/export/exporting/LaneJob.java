package io.isthmus.export.exporting;

import io.isthmus.export.pending.Phase;
import java.util.function.Function;

/** @param whenStopped what to say of work that is no longer begun: {@code NotSent}, or {@code StillUnknown} */
record LaneJob(Work work, Function<Work, ExportResult> settle, ExportResult whenStopped) {

    /** members in memory at once, over all groups under way */
    static final int MAXIMUM_WEIGHT = 300_000;

    private static final int MEMBERS_OF_A_REQUEST = 1_000;

    boolean isLookUp() {
        return whenStopped instanceof ExportResult.StillUnknown;
    }

    /** Whoever is to be kept from signing in waits for nobody. */
    boolean goesFirst() {
        return !work.exports().isEmpty() && Phase.of(work.exports().getFirst()) == Phase.CLOSE_ACCOUNTS;
    }

    int weight() {
        return work.isMembership() ? Math.min(MAXIMUM_WEIGHT, work.exports().size() * MEMBERS_OF_A_REQUEST) : 1;
    }
}
