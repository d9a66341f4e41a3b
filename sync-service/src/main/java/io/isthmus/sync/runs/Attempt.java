package io.isthmus.sync.runs;

import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.sync.runs.SourceStates.SourceState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the schedule last tried of a source.
 *
 * @param at when it began, if ever
 * @param fullAt when it last began a full import, if it did since this service started
 * @param failures how many in a row, up to now, came to no complete import
 */
record Attempt(@Nullable Instant at, @Nullable Instant fullAt, int failures) {

    /** Before this service began anything. */
    static Attempt before(Optional<SourceState> state) {
        return new Attempt(state.map(SourceState::lastImportAt).orElse(null), null, 0);
    }

    /** What has become of it: a complete import began no earlier than it did. */
    Attempt judged(Optional<SourceState> state) {
        Instant complete = state.map(SourceState::lastImportAt).orElse(null);
        boolean failed = at != null && (complete == null || complete.isBefore(at));
        return new Attempt(at, fullAt, failed ? failures + 1 : 0);
    }

    Attempt next(RunProfile profile, Instant now) {
        Instant began =
                now.truncatedTo(ChronoUnit.MILLIS); // never later than the start of its import, as a database keeps it
        return new Attempt(began, profile == RunProfile.FULL_IMPORT ? began : fullAt, failures);
    }
}
