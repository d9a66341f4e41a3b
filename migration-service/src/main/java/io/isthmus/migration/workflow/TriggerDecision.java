package io.isthmus.migration.workflow;

import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.StepBody;
import io.isthmus.migration.migrating.Checklist;
import io.isthmus.migration.migrating.MigrationPlan;
import io.isthmus.migration.migrating.MigrationState;
import io.isthmus.migration.migrating.MigrationState.Abandoned;
import io.isthmus.migration.migrating.MigrationState.Completed;
import io.isthmus.migration.migrating.MigrationState.InProgress;
import io.isthmus.migration.migrating.StepRefused;
import io.isthmus.migration.migrating.Triggered;
import io.isthmus.migration.migrating.store.Migrations.Change;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a trigger makes of a migration.
 *
 * <pre>
 *     migration     step                       then
 *     ended         any                        refused
 *     in progress   running                    nothing
 *                   done                       nothing; refused where the trigger asks for something else
 *                   done, again or of another  begun, and all later steps are open
 *                     set of pending exports
 *                   otherwise                  begun, with its checklist where other services do the work; refused where
 *                                              something is missing
 * </pre>
 */
record TriggerDecision(Name step, boolean again, @Nullable StepBody body, String by, Instant at) {

    /** @param checklist of the step, by the settings in force */
    Change<Triggered> of(MigrationState migration, Supplier<Checklist> checklist) {
        return switch (migration) {
            case InProgress goesOn -> of(goesOn, checklist);
            case Completed completed -> throw ended(completed, "is done");
            case Abandoned abandoned -> throw ended(abandoned, "was abandoned");
        };
    }

    private Change<Triggered> of(InProgress migration, Supplier<Checklist> checklist) {
        boolean afresh = again || RepeatedTrigger.reviewsAnotherSet(migration, step, body);
        return switch (migration.trigger(step, afresh, by, at)) {
            case Triggered.Begun begun
            when MigrationPlan.waits(step) -> {
                InProgress prepared = begun.now()
                        .running()
                        .orElseThrow()
                        .noted(null, checklist.get().asJson());
                yield Change.to(prepared, new Triggered.Begun(prepared));
            }
            case Triggered.Begun begun -> Change.to(begun.now(), begun);
            case Triggered.Nothing nothing -> {
                RepeatedTrigger.refuseAnother(migration, step, body);
                yield Change.none(nothing);
            }
            case Triggered.Refused refused -> Change.none(refused);
        };
    }

    private static StepRefused ended(MigrationState migration, String how) {
        return new StepRefused(
                "MIGRATION_ENDED",
                "the migration " + migration.about().name() + " " + how,
                "Begin another one by POST /api/migrations.");
    }
}
