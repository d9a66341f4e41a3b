package io.isthmus.migration.migrating.store;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.type.TypeReference;
import io.isthmus.contracts.migration.Migration.Status;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.migration.migrating.Facts;
import io.isthmus.migration.migrating.MigrationState;
import io.isthmus.migration.migrating.MigrationState.Abandoned;
import io.isthmus.migration.migrating.MigrationState.About;
import io.isthmus.migration.migrating.MigrationState.Completed;
import io.isthmus.migration.migrating.MigrationState.InProgress;
import io.isthmus.migration.migrating.MigrationView;
import io.isthmus.migration.migrating.StepState;
import io.isthmus.migration.postgres.Json;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Between a migration and its row. */
final class MigrationRows {

    private static final TypeReference<List<MigrationStep>> STEPS = new TypeReference<>() {};

    private MigrationRows() {}

    static void write(MigrationState migration, MigrationEntity row) {
        About about = migration.about();
        row.id = about.id();
        row.name = about.name();
        row.deployment = about.deployment();
        row.path = about.path();
        row.startedAt = about.startedAt();
        row.startedBy = about.startedBy();
        row.steps = Json.write(MigrationView.of(migration).steps());
        row.facts = FactsDocument.write(migration.facts());
        switch (migration) {
            case InProgress ignored -> row.status = Status.IN_PROGRESS;
            case Completed completed -> {
                row.status = Status.DONE;
                row.endedAt = completed.at();
            }
            case Abandoned abandoned -> {
                row.status = Status.ABANDONED;
                row.endedAt = abandoned.at();
                row.endedBy = abandoned.by();
                row.endReason = abandoned.reason();
            }
        }
    }

    static MigrationState read(MigrationEntity row) {
        About about = new About(row.id, row.name, row.deployment, row.path, row.startedAt, row.startedBy);
        Map<Name, StepState> steps = new EnumMap<>(Name.class);
        Json.read(row.steps, STEPS).forEach(step -> steps.put(step.name(), state(step, about)));
        Facts facts = FactsDocument.read(row.facts);
        return switch (row.status) {
            case IN_PROGRESS -> MigrationState.resumed(about, steps, facts);
            case DONE -> new Completed(about, steps, facts, requireNonNull(row.endedAt));
            case ABANDONED ->
                new Abandoned(
                        about, steps, facts, requireNonNull(row.endedAt), requireNonNull(row.endedBy), row.endReason);
        };
    }

    /** What an early version has not noted of a step is as it was when the migration began. */
    private static StepState state(MigrationStep step, About about) {
        Instant begun = requireNonNullElse(step.startedAt(), about.startedAt());
        Instant ended = requireNonNullElse(step.finishedAt(), begun);
        String by = requireNonNullElse(step.by(), about.startedBy());
        return switch (step.status()) {
            case NOT_YET, READY -> new StepState.NotBegun();
            case RUNNING -> new StepState.Running(begun, by, step.progress(), step.evidence());
            case DONE -> new StepState.Done(begun, ended, by, step.evidence());
            case FAILED -> new StepState.Failed(begun, ended, by, step.evidence(), requireNonNull(step.failure()));
        };
    }
}
