package io.isthmus.export.target;

import io.isthmus.contracts.outcomes.ExportOutcome.Result;
import io.isthmus.export.pending.PendingExport;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the target made of one request. */
public sealed interface Outcome {

    /**
     * Written.
     *
     * @param targetId the target's own id, but for deletions
     * @param etag version of the resource now
     */
    record Accepted(@Nullable String targetId, @Nullable String etag) implements Outcome {}

    /**
     * A part is written; the target does not want the rest.
     *
     * @param carriedOut the part that is written
     * @param code as of {@link Rejected}
     * @param reason names what was refused
     */
    record Reduced(String targetId, @Nullable String etag, PendingExport carriedOut, String code, String reason)
            implements Outcome {}

    /** There was nothing to write: already deleted, already a member. */
    record AlreadyInPlace(@Nullable String targetId) implements Outcome {}

    /** The object changed at the target, or is not where it was. Look it up before anything is repeated. */
    record Stale(String reason) implements Outcome {}

    /**
     * The target refuses this; repeating the same will not help.
     *
     * @param code the target's own name of the fault where it has one ({@code uniqueness}), else {@code HTTP_400}
     * @param conflict whether another object is in the way, so that a look-up may find the very object
     */
    record Rejected(String code, String reason, boolean conflict) implements Outcome {}

    /** Too much at once: the whole connector waits so long. */
    record Throttled(Duration pause) implements Outcome {}

    /** No answer, or one that does not tell: it may or may not be written. Look it up before anything is repeated. */
    record Unknown(String reason) implements Outcome {}

    /** The target has no such operation or resource type. */
    record Unsupported(String reason) implements Outcome {}

    /** None is unknown. */
    static Result resultOf(@Nullable Outcome outcome) {
        return outcome == null ? Result.UNKNOWN : outcome.result();
    }

    /** The name under which this outcome is told to others. */
    default Result result() {
        return switch (this) {
            case Accepted ignored -> Result.ACCEPTED;
            case Reduced ignored -> Result.REJECTED;
            case AlreadyInPlace ignored -> Result.ALREADY_IN_PLACE;
            case Stale ignored -> Result.STALE;
            case Rejected ignored -> Result.REJECTED;
            case Throttled ignored -> Result.THROTTLED;
            case Unknown ignored -> Result.UNKNOWN;
            case Unsupported ignored -> Result.UNSUPPORTED;
        };
    }
}
