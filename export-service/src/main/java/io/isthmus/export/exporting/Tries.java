package io.isthmus.export.exporting;

import io.isthmus.chassis.retry.GrowingPauses;
import io.isthmus.export.postgres.AttemptRows;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How often an object was tried since it last came to an end, and when it is tried again. Pure.
 *
 * <pre>
 * what came of it     failed    failed in run    members failed in run    rests
 * -----------------   -------   --------------   ----------------------   ------------------------------------
 * written             0         forgotten        kept                     no
 * failed              + 1       this one         kept                     first pause, doubled with each failure
 * members failed      + 1       kept             this one                 the same
 * looked up           + 1       kept             kept                     no
 * </pre>
 *
 * @param failedRun number of the run in which it failed last, which does not take it again
 * @param membersFailedRun the same of its membership
 * @param restMillis how long it rests from now on before an automatic run takes it; none: not at all, or as before
 */
public record Tries(
        int failed,
        @Nullable Long failedRun,
        @Nullable Long membersFailedRun,
        @Nullable Long restMillis) {

    public static final Tries NONE = new Tries(0, null, null, null);

    private static final int DOUBLINGS = 20;

    /** What one try came to. */
    public enum Fate {
        WRITTEN,
        FAILED,
        MEMBERS_FAILED,
        LOOKED_UP
    }

    /** How long a failed object rests. */
    public record Rest(Duration first, Duration maximum) {

        /** @param failed how often it had failed before */
        long millis(int failed) {
            long doubled = GrowingPauses.certain(first, maximum).apply(1 + Math.min(failed, DOUBLINGS));
            return Math.min(maximum.toMillis(), doubled);
        }
    }

    static Tries of(AttemptRows.@Nullable Attempts kept) {
        return kept == null ? NONE : new Tries(kept.failed(), kept.failedRun(), kept.membersFailedRun(), null);
    }

    AttemptRows.Attempts attempts() {
        return new AttemptRows.Attempts(failed, failedRun, membersFailedRun);
    }

    /** Whether it, or a part of it, is not touched again by this run. */
    public boolean failedIn(long run) {
        return Objects.equals(failedRun, run);
    }

    public Tries after(Fate fate, long run, Rest rest) {
        return switch (fate) {
            case WRITTEN -> new Tries(0, null, membersFailedRun, null);
            case FAILED -> new Tries(failed + 1, run, membersFailedRun, rest.millis(failed));
            case MEMBERS_FAILED -> new Tries(failed + 1, failedRun, run, rest.millis(failed));
            case LOOKED_UP -> new Tries(failed + 1, failedRun, membersFailedRun, null);
        };
    }
}
