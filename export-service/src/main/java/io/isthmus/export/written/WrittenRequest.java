package io.isthmus.export.written;

import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.contracts.outcomes.ExportOutcome.Result;
import io.isthmus.export.pending.Image;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request, as it was meant and what became of it.
 *
 * @param before how the object was expected at the target; none where it was not there, and for memberships
 * @param after how it was to be; none for a deletion, and for memberships
 * @param membersAdded the target's ids
 * @param result none while nobody knows
 */
public record WrittenRequest(
        Instant at,
        Operation operation,
        @Nullable String targetId,
        @Nullable Image before,
        @Nullable Image after,
        List<String> membersAdded,
        List<String> membersRemoved,
        @Nullable Result result) {

    public WrittenRequest {
        membersAdded = membersAdded == null ? List.of() : List.copyOf(membersAdded);
        membersRemoved = membersRemoved == null ? List.of() : List.copyOf(membersRemoved);
    }

    public boolean mayHaveChanged() {
        return mayHaveChanged(result);
    }

    public boolean uncertain() {
        return isUncertain(result);
    }

    /** Whether the target may have carried it out; a refused request changed nothing. */
    static boolean mayHaveChanged(@Nullable Result result) {
        return switch (result) {
            case null -> true;
            case ACCEPTED, ALREADY_IN_PLACE, UNKNOWN, STALE -> true;
            case REJECTED, THROTTLED, UNSUPPORTED -> false;
        };
    }

    /** Whether it is not known if it was carried out. */
    static boolean isUncertain(@Nullable Result result) {
        return result == null || result == Result.UNKNOWN || result == Result.STALE;
    }

    boolean ofImage() {
        return before != null || after != null;
    }
}
