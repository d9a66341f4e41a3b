package io.isthmus.migration.migrating;

import io.isthmus.contracts.migration.Migration.Path;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.migration.migrating.Facts.ConfirmedConfiguration;
import io.isthmus.migration.migrating.Facts.Handover;
import io.isthmus.migration.migrating.Facts.Promotion;
import io.isthmus.migration.migrating.Facts.Retirement;
import io.isthmus.migration.migrating.Facts.ReviewedExports;
import io.isthmus.migration.migrating.MigrationState.About;
import io.isthmus.migration.migrating.MigrationState.InProgress;
import java.time.Instant;

/** Migrations that have come as far as a test needs them. */
public final class WalkedMigrations {

    public static final Instant AT = Instant.parse("2026-11-21T01:00:00Z");

    private WalkedMigrations() {}

    /** All steps before {@code step} are done. */
    public static InProgress upTo(Name step, InProgress migration) {
        InProgress next = migration;
        for (Name earlier : migration.plan().before(step)) {
            RunningStep running = runningNow(earlier, next);
            next = (InProgress) running.done(null, settled(earlier, next.facts()), AT);
        }
        return next;
    }

    /** All steps before {@code step} are done, and it runs. */
    public static InProgress running(Name step, InProgress migration) {
        return runningNow(step, upTo(step, migration)).migration();
    }

    private static RunningStep runningNow(Name step, InProgress migration) {
        return ((Triggered.Begun) migration.trigger(step, false, "operator", AT))
                .now()
                .running()
                .orElseThrow();
    }

    private static Facts settled(Name step, Facts facts) {
        return switch (step) {
            case READY_TO_CONFIGURE -> facts.with(new ConfirmedConfiguration("digest", null));
            case HAND_OVER -> facts.with(new Handover(AT));
            case REVIEW_PENDING_EXPORTS -> facts.with(new ReviewedExports("digest"));
            case RETIRE_OLD_TOOL -> facts.with(new Retirement(AT));
            case LEAVE_STAGING -> facts.with(new Promotion(AT, 1));
            default -> facts;
        };
    }

    public static InProgress begin(Path path) {
        return MigrationState.begin(new About("m", "contoso", "local", path, AT, "operator"), Facts.atTheOutset(null));
    }
}
