package io.isthmus.export.exporting;

import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.export.target.Outcome;
import java.util.Objects;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Brings the work of one run to an end, under one epoch: requests of two could not be told apart. */
final class RunAttempts {

    private static final Outcome FOUND_BEFORE =
            new Outcome.Rejected("ALREADY_THERE", "a look-up found it before it was created", true);

    private final String target;
    private final Recognition recognition;
    private final boolean listingShifted;
    private final LongFunction<Attempt> attempts;
    private volatile @Nullable Permitted permitted;

    private record Permitted(long epoch, Attempt attempt) {}

    /**
     * @param listingShifted whether somebody may be there whom the last listing did not show
     * @param attempts by their epoch
     */
    RunAttempts(String target, Recognition recognition, boolean listingShifted, LongFunction<Attempt> attempts) {
        this.target = target;
        this.recognition = recognition;
        this.listingShifted = listingShifted;
        this.attempts = attempts;
    }

    /** @throws ExportStopped when it is another one than before */
    void permitted(long current) {
        Permitted before = permitted;
        if (before == null) {
            permitted = new Permitted(current, attempts.apply(current));
        } else if (before.epoch() != current) {
            throw new ExportStopped("export control of target " + target + " has changed");
        }
    }

    /** 0 before anything was permitted. */
    long epoch() {
        Permitted now = permitted;
        return now == null ? 0 : now.epoch();
    }

    private Attempt attempt() {
        return Objects.requireNonNull(permitted, "nothing was permitted yet").attempt();
    }

    /** Somebody whom a listing that shifted did not show may be there: then he is not created. */
    ExportResult settle(Work work) {
        if (!listingShifted || work.operation() != Operation.ADD) {
            return attempt().settle(work);
        }
        return recognition
                .find(work)
                .<ExportResult>map(found -> new ExportResult.Seen(found, FOUND_BEFORE))
                .orElseGet(() -> attempt().settle(work));
    }

    /** Of an earlier process. */
    ExportResult lookUp(Work work) {
        Outcome unknown = new Outcome.Unknown("the service stopped before the answer came");
        return recognition
                .find(work)
                .<ExportResult>map(found -> new ExportResult.Seen(found, unknown))
                .orElseGet(() -> new ExportResult.Gone(unknown));
    }
}
