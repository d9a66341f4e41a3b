package io.isthmus.contracts.operations;

import io.isthmus.contracts.messages.Completeness;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run and how far it has come; both the answer of {@code GET /api/runs/{id}} and the message on the operations
 * topic, which carries it at the start, at most once a second while it goes on, and at the end.
 *
 * @param connector the source or target it concerns
 * @param steps in order; the run is finished when all of them are
 * @param errors the first 100; {@code counts} tells how many there were
 * @param message one sentence for an operator where the status needs one
 */
public record Run(
        String id,
        String deployment,
        String service,
        RunProfile profile,
        @Nullable String connector,
        RunStatus status,
        Instant startedAt,
        @Nullable Instant finishedAt,
        List<Step> steps,
        Map<String, Long> counts,
        List<RunError> errors,
        @Nullable String message)
        implements OperationMessage {

    @Override
    public Completeness completeness() {
        return Completeness.of()
                .names("id", id)
                .has("service", service)
                .has("profile", profile)
                .has("status", status)
                .has("startedAt", startedAt)
                .lists("steps", steps)
                .counts("counts", counts)
                .lists("errors", errors);
    }

    /**
     * One step of a run.
     *
     * @param done objects processed so far
     * @param expected objects to process where known
     */
    public record Step(
            String name,
            RunStatus status,
            long done,
            @Nullable Long expected,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {}

    /**
     * One object, or the run as a whole, that went wrong.
     *
     * @param code stable name of the fault, in UPPER_SNAKE_CASE
     * @param object DN or anchor; none where the whole run is meant
     */
    public record RunError(
            String code,
            @Nullable String object,
            String message,
            @Nullable String whatToDo) {}
}
