package io.isthmus.export.running;

import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.GateState.Code;
import java.util.EnumSet;
import java.util.Set;

/**
 * What comes before an export, by the holds of the gate. Pure.
 *
 * <pre>
 * holds                                                              before an export
 * -----------------------------------------------------------------  ----------------
 * none                                                               NOTHING
 * deletions, and only they wait                                      DELETIONS_WAIT
 * the batch alone                                                    BATCH
 * no target import, and nothing that an import would not show anew   TARGET_IMPORT
 * any other                                                          SOMEBODY
 * </pre>
 */
enum BeforeExport {
    NOTHING,
    /** a person must look at the deletions, and everything else goes on */
    DELETIONS_WAIT,
    /** the rest of the batch, which is arriving */
    BATCH,
    TARGET_IMPORT,
    /** a person must look */
    SOMEBODY;

    /** What an import may settle: it is judged by what is known of the target. */
    private static final Set<Code> JUDGED_ANEW_AFTER_AN_IMPORT = EnumSet.of(
            Code.TARGET_NOT_IMPORTED,
            Code.BATCH_INCOMPLETE,
            Code.DELETION_THRESHOLD_EXCEEDED,
            Code.REMOVED_MEMBERS_EXCEEDED,
            Code.UPDATES_EXCEEDED,
            Code.ADDITIONS_EXCEEDED,
            Code.EMPTY_SOURCE,
            Code.RESTORATION_NOT_READY,
            Code.RESTORATION_NOT_APPROVED);

    static BeforeExport of(GateState state) {
        Set<Code> holds = EnumSet.noneOf(Code.class);
        state.holds().forEach(hold -> holds.add(hold.code()));
        if (holds.isEmpty()) {
            return NOTHING;
        }
        if (state.lets()) {
            return DELETIONS_WAIT;
        }
        if (holds.equals(EnumSet.of(Code.BATCH_INCOMPLETE))) {
            return BATCH;
        }
        return holds.contains(Code.TARGET_NOT_IMPORTED) && JUDGED_ANEW_AFTER_AN_IMPORT.containsAll(holds)
                ? TARGET_IMPORT
                : SOMEBODY;
    }
}
