package io.isthmus.migration.workflow;

import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.migration.migrating.MigrationPlan;
import io.isthmus.migration.migrating.MigrationState;
import io.isthmus.migration.migrating.MigrationState.InProgress;
import io.isthmus.migration.migrating.store.Migrations;
import io.isthmus.migration.migrating.store.Migrations.Change;
import io.isthmus.migration.operations.ChecklistRunner;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/** After a restart: waiting steps wait on, what was cut off in the middle says so and can be triggered again. */
@ApplicationScoped
public class StepResumption {

    private static final Logger LOG = Logger.getLogger(StepResumption.class);

    private final Migrations migrations;
    private final ChecklistRunner checklistRunner;
    private final AutomaticStepRunner automaticSteps;
    private final Clock clock;

    StepResumption(
            Migrations migrations, ChecklistRunner checklistRunner, AutomaticStepRunner automaticSteps, Clock clock) {
        this.migrations = migrations;
        this.checklistRunner = checklistRunner;
        this.automaticSteps = automaticSteps;
        this.clock = clock;
    }

    public void resume() {
        migrations
                .inProgress()
                .ifPresent(migration -> migrations
                        .change(migration.about().id(), this::afterRestart)
                        .flatMap(step -> step)
                        .filter(MigrationPlan::waits)
                        .ifPresent(step -> {
                            LOG.infof(
                                    "migration %s goes on with %s",
                                    migration.about().id(), step);
                            checklistRunner.run(migration.about().id(), step);
                        }));
        migrations
                .inProgress()
                .ifPresent(migration ->
                        automaticSteps.startNextStep(migration.about().id()));
    }

    private Change<Optional<Name>> afterRestart(MigrationState migration) {
        return migration instanceof InProgress inProgress
                ? inProgress
                        .running()
                        .map(running -> Change.to(
                                (MigrationState) running.afterRestart(clock.instant()), Optional.of(running.step())))
                        .orElseGet(() -> Change.none(Optional.empty()))
                : Change.none(Optional.empty());
    }
}
