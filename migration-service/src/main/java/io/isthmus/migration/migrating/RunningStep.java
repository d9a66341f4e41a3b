package io.isthmus.migration.migrating;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.MigrationStep.Progress;
import io.isthmus.migration.migrating.MigrationState.Completed;
import io.isthmus.migration.migrating.MigrationState.InProgress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The one step of a migration that is running, with the moves that only a running step has. */
public record RunningStep(InProgress migration, Name step, StepState.Running state) {

    /** It goes on; the evidence is what a restart resumes from. */
    public InProgress noted(@Nullable Progress progress, JsonNode evidence) {
        return migration.with(step, state.noted(progress, evidence), migration.facts());
    }

    /** It is done; with the last step the migration is. */
    public MigrationState done(JsonNode evidence, Facts settled, Instant at) {
        InProgress next = migration.with(step, state.done(evidence, at), settled);
        return step == migration.plan().last() ? new Completed(next.about(), next.steps(), settled, at) : next;
    }

    /** It did not succeed, and may be triggered again. */
    public InProgress failed(Failure failure, @Nullable JsonNode evidence, Instant at) {
        return failed(failure, evidence, migration.facts(), at);
    }

    /** The same, and part of it is settled all the same. */
    public InProgress failed(Failure failure, @Nullable JsonNode evidence, Facts settled, Instant at) {
        return migration.with(step, state.failed(failure, evidence, at), settled);
    }

    /**
     * What a restart of this service makes of it: a step that waits for other services goes on waiting; any other was
     * cut off in the middle of its own work and has to be triggered again, which is safe. One that had begun by itself
     * will do so again.
     */
    public InProgress afterRestart(Instant at) {
        if (MigrationPlan.waits(step)) {
            return migration;
        }
        if (Continuation.covers(migration, step)) {
            return migration.with(step, state.reopened(), migration.facts());
        }
        return failed(
                new Failure(
                        "INTERRUPTED",
                        "migration-service stopped in the middle of " + step,
                        "Trigger " + step + " again: what it had done already is recognized and not repeated."),
                state.evidence(),
                at);
    }
}
