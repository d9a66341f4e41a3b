package io.isthmus.migration.performing;

import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.migration.migrating.MigrationState;
import io.isthmus.migration.migrating.MigrationState.InProgress;
import io.isthmus.migration.migrating.Migrations;
import io.isthmus.migration.migrating.Migrations.Change;
import io.isthmus.migration.migrating.Plan;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/** After a restart: waiting steps wait on, what was cut off in the middle says so and can be triggered again. */
@ApplicationScoped
public class Resumption {

    private static final Logger LOG = Logger.getLogger(Resumption.class);

    private final Migrations migrations;
    private final WaitingStep waitingStep;
    private final GoingOn goingOn;
    private final Clock clock;

    Resumption(Migrations migrations, WaitingStep waitingStep, GoingOn goingOn, Clock clock) {
        this.migrations = migrations;
        this.waitingStep = waitingStep;
        this.goingOn = goingOn;
        this.clock = clock;
    }

    public void resume() {
        migrations
                .inProgress()
                .ifPresent(migration -> migrations
                        .change(migration.about().id(), this::afterRestart)
                        .flatMap(step -> step)
                        .filter(Plan::waits)
                        .ifPresent(step -> {
                            LOG.infof(
                                    "migration %s goes on with %s",
                                    migration.about().id(), step);
                            waitingStep.goOn(migration.about().id(), step);
                        }));
        migrations
                .inProgress()
                .ifPresent(migration -> goingOn.goOn(migration.about().id()));
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
