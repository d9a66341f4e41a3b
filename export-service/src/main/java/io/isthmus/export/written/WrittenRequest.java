package io.isthmus.export.written;

import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.contracts.outcomes.ExportOutcome.Result;
import io.isthmus.export.pending.Image;
import java.time.Instant;
import java.util.List;

/**
 * One request, as it was meant and what became of it.
 *
 * @param before how the object was expected at the target; {@code null} where it was not there, and for memberships
 * @param after how it was to be; {@code null} for a deletion, and for memberships
 * @param membersAdded the target's ids
 * @param result {@code null} while nobody knows
 */
public record WrittenRequest(
        Instant at,
        Operation operation,
        String targetId,
        Image before,
        Image after,
        List<String> membersAdded,
        List<String> membersRemoved,
        Result result) {

    public WrittenRequest {
        membersAdded = membersAdded == null ? List.of() : List.copyOf(membersAdded);
        membersRemoved = membersRemoved == null ? List.of() : List.copyOf(membersRemoved);
    }

    /** Whether the target may have carried it out; a refused request changed nothing. */
    public boolean mayHaveChanged() {
        return switch (result) {
            case null -> true;
            case ACCEPTED, ALREADY_IN_PLACE, UNKNOWN, STALE -> true;
            case REJECTED, THROTTLED, UNSUPPORTED -> false;
        };
    }

    /** Whether it is not known if it was carried out. */
    public boolean uncertain() {
        return result == null || result == Result.UNKNOWN || result == Result.STALE;
    }

    boolean ofImage() {
        return before != null || after != null;
    }
}
