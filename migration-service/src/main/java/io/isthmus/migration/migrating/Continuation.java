package io.isthmus.migration.migrating;

import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.migration.migrating.Facts.ConfirmedConfiguration;
import io.isthmus.migration.migrating.MigrationState.InProgress;
import io.isthmus.migration.migrating.StepState.Done;
import io.isthmus.migration.migrating.StepState.NotBegun;
import java.util.Optional;

/**
 * Which step begins by itself: where a person has confirmed the whole configuration and said that it is to start at once,
 * every one after the retirement of the old tool. A step that has failed waits for a person; when it is done after all, the
 * rest goes on by itself again.
 */
public final class Continuation {

    private Continuation() {}

    public static Optional<Name> of(MigrationState migration) {
        return migration instanceof InProgress inProgress ? next(inProgress) : Optional.empty();
    }

    /** Whether the step is one of those that nobody needs to trigger. */
    static boolean covers(InProgress migration, Name step) {
        return startsAtOnceBy(migration).isPresent()
                && migration.plan().has(Name.RETIRE_OLD_TOOL)
                && migration.step(Name.RETIRE_OLD_TOOL) instanceof Done
                && migration.plan().isBefore(Name.RETIRE_OLD_TOOL, step);
    }

    /** In whose name. */
    public static Optional<String> startsAtOnceBy(MigrationState migration) {
        return migration.facts().find(ConfirmedConfiguration.class).map(ConfirmedConfiguration::startAtOnceBy);
    }

    private static Optional<Name> next(InProgress migration) {
        return Optional.of(migration.due())
                .filter(due -> covers(migration, due))
                .filter(due -> migration.step(due) instanceof NotBegun)
                .filter(due -> migration.missingFor(due).isEmpty());
    }
}
