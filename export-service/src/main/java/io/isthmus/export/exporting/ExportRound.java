package io.isthmus.export.exporting;

import io.isthmus.export.pending.Phase;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * One round through all phases, and whether another follows: new objects release references and memberships, so the end is a
 * round that sent nothing, with nothing under way. Pure.
 *
 * <pre>
 * sent in this round    under way    next
 * --------------------  -----------  ------------------------------------------
 * something             any          the next round; none after the thirtieth
 * nothing               something    the same round again
 * nothing               nothing      none
 * </pre>
 *
 * @param before outcomes when it began
 */
record ExportRound(int number, long before) {

    private static final int MAXIMUM_ROUNDS = 30;
    private static final Set<Phase> REMOVALS = EnumSet.of(Phase.REMOVE_GROUPS, Phase.REMOVE_PEOPLE);

    static ExportRound first(long outcomes) {
        return new ExportRound(1, outcomes);
    }

    Optional<ExportRound> next(long outcomes, boolean busy) {
        if (outcomes == before) {
            return busy ? Optional.of(this) : Optional.empty();
        }
        return number == MAXIMUM_ROUNDS ? Optional.empty() : Optional.of(new ExportRound(number + 1, outcomes));
    }

    /** No phase waits for a request that hangs; only removals wait until nothing at all is under way. */
    static boolean begins(Phase phase, boolean busy) {
        return !busy || !REMOVALS.contains(phase);
    }
}
