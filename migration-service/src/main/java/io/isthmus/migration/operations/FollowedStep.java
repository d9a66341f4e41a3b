package io.isthmus.migration.operations;

import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.MigrationStep.Progress;
import io.isthmus.migration.migrating.Checklist;
import io.isthmus.migration.migrating.MigrationState;
import io.isthmus.migration.migrating.MigrationState.InProgress;
import io.isthmus.migration.migrating.RunningStep;
import io.isthmus.migration.migrating.store.Migrations;
import io.isthmus.migration.migrating.store.Migrations.Change;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A waiting step as it is stored: looked at afresh for every move, because somebody may abandon the migration meanwhile. */
final class FollowedStep {

    private final Migrations migrations;
    private final String id;
    private final Name name;

    FollowedStep(Migrations migrations, String id, Name name) {
        this.migrations = migrations;
        this.id = id;
        this.name = name;
    }

    String id() {
        return id;
    }

    Name name() {
        return name;
    }

    /** @throws NoLongerRunning when the step has ended otherwise */
    RunningStep running() {
        return migrations.find(id).flatMap(this::runningIn).orElseThrow(() -> new NoLongerRunning(name));
    }

    /** Stores how far the checklist has come. */
    void note(@Nullable Progress progress, Checklist checklist) {
        change(running -> running.noted(progress, checklist.asJson()));
    }

    /** @throws NoLongerRunning when the step has ended otherwise */
    MigrationState change(Function<RunningStep, MigrationState> move) {
        return migrations
                .change(id, migration -> {
                    RunningStep running = runningIn(migration).orElseThrow(() -> new NoLongerRunning(name));
                    MigrationState next = move.apply(running);
                    return Change.to(next, next);
                })
                .orElseThrow(() -> new NoLongerRunning(name));
    }

    private Optional<RunningStep> runningIn(MigrationState migration) {
        return migration instanceof InProgress inProgress
                ? inProgress.running().filter(running -> running.step() == name)
                : Optional.empty();
    }

    /** Somebody abandoned the migration, or the step is being done anew. */
    static final class NoLongerRunning extends RuntimeException {

        NoLongerRunning(Name step) {
            super(step + " is no longer running");
        }
    }
}
