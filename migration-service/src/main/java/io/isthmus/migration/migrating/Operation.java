package io.isthmus.migration.migrating;

import io.isthmus.contracts.operations.Counts;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One operation that a step needs another service to do, and how far it has come.
 *
 * @param connector the source, for imports from one
 * @param runId of the run that does it; none until it was started
 * @param attempt counts from 1; a run that its service lost or interrupted is repeated
 * @param errors the first 20
 */
public record Operation(
        Service service,
        RunProfile profile,
        @Nullable String connector,
        @Nullable String runId,
        int attempt,
        RunStatus status,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Map<String, Long> counts,
        List<RunError> errors,
        @Nullable String message) {

    /** A run that is interrupted so often has a reason that repeating does not cure. */
    static final int MAX_ATTEMPTS = 5;

    private static final int ERRORS_KEPT = 20;

    /** Who does it. */
    public enum Service {
        SYNC("sync-service"),
        EXPORT("export-service");

        private final String text;

        Service(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    public Operation {
        counts = counts == null ? Map.of() : Map.copyOf(counts);
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    public static Operation planned(Service service, RunProfile profile, @Nullable String connector) {
        return new Operation(
                service, profile, connector, null, 1, RunStatus.WAITING, null, null, Map.of(), List.of(), null);
    }

    /** As its run says now. */
    public Operation as(Run run) {
        return as(run, attempt);
    }

    private Operation as(Run run, int newAttempt) {
        List<RunError> errors = run.errors() == null ? List.of() : run.errors();
        return new Operation(
                service,
                profile,
                connector,
                run.id(),
                newAttempt,
                run.status(),
                run.startedAt(),
                run.finishedAt(),
                run.counts(),
                errors.subList(0, Math.min(ERRORS_KEPT, errors.size())),
                run.message());
    }

    /**
     * Done once more by another run, because the first was interrupted or its service knows nothing of it any more. A
     * service that answers with the same run again has only not begun it yet: that is no new attempt.
     */
    public Operation repeatedBy(Run run) {
        return as(run, run.id().equals(runId) ? attempt : attempt + 1);
    }

    public boolean mayBeRepeated() {
        return attempt < MAX_ATTEMPTS;
    }

    /** Of an operation that was started. */
    public String requireRunId() {
        return Objects.requireNonNull(runId);
    }

    public boolean started() {
        return runId != null;
    }

    /** It went through, perhaps with errors of single objects. */
    public boolean wentThrough() {
        return status == RunStatus.SUCCEEDED || status == RunStatus.COMPLETED_WITH_ERRORS;
    }

    /** Objects with errors; at least 1 where the run says that there were any. */
    public long errorCount() {
        long counted = counts.getOrDefault(Counts.ERRORS, 0L);
        return status == RunStatus.COMPLETED_WITH_ERRORS ? Math.max(1, Math.max(counted, errors.size())) : counted;
    }

    /** For people: {@code FULL_IMPORT of contoso}. */
    public String title() {
        return connector == null ? profile.name() : profile.name() + " of " + connector;
    }
}
