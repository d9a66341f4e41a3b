package io.isthmus.migration.operations;

import io.isthmus.chassis.operations.Operations;
import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.operations.Notice;
import io.isthmus.contracts.operations.Notice.Severity;
import io.isthmus.migration.migrating.Facts.Promotion;
import io.isthmus.migration.migrating.MigrationState;
import io.isthmus.migration.migrating.MigrationView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Tells operators what a migration needs them for. */
@ApplicationScoped
public class StepNotices {

    private static final String SERVICE = "migration-service";
    private static final String NOBODY_EXPORTS = "nobody-exports";

    private final Operations operations;
    private final Clock clock;

    StepNotices(Operations operations, Clock clock) {
        this.operations = operations;
        this.clock = clock;
    }

    public void stepFailed(MigrationState migration, Name step, Failure failure) {
        publish(
                migration,
                "step-" + step,
                Severity.ERROR,
                failure.code(),
                "migration " + migration.about().name() + ", step " + step + ": " + failure.message(),
                failure.whatToDo());
    }

    /** Says from when on nobody exports, and when that is over; and takes back what was said of a failure. */
    public void stepDone(MigrationState migration, Name step) {
        publish(
                migration,
                "step-" + step,
                Severity.INFO,
                "STEP_DONE",
                "migration " + migration.about().name() + ", step " + step + ": done",
                null);
        if (step == Name.RETIRE_OLD_TOOL || step == Name.HAND_OVER || step == Name.LEAVE_STAGING) {
            whoExports(migration);
        }
    }

    private void whoExports(MigrationState migration) {
        MigrationView.whyNobodyExports(migration.facts())
                .ifPresent(why -> publish(
                        migration, NOBODY_EXPORTS, Severity.WARNING, "NOBODY_EXPORTS", why, "Trigger LEAVE_STAGING."));
        migration
                .facts()
                .find(Promotion.class)
                .ifPresent(promoted -> publish(
                        migration,
                        NOBODY_EXPORTS,
                        Severity.INFO,
                        "EXPORTER_ACTIVE",
                        migration.about().deployment() + " exports since " + promoted.stagingLeftAt(),
                        null));
    }

    private void publish(
            MigrationState migration,
            String what,
            Severity severity,
            String code,
            String message,
            @Nullable String whatToDo) {
        operations.publish(new Notice(
                "migration-" + migration.about().id() + "-" + what,
                migration.about().deployment(),
                SERVICE,
                severity,
                code,
                message,
                whatToDo,
                clock.instant()));
    }
}
