package io.isthmus.migration.rollback;

import io.isthmus.contracts.export.ForeignSummary;
import io.isthmus.contracts.migration.RollbackReport.Comparison;
import io.isthmus.contracts.migration.RollbackReport.Comparison.State;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.migration.clients.ExportClient;
import io.isthmus.migration.clients.ServiceFault;
import io.isthmus.migration.clients.ServiceRetry;
import io.isthmus.migration.migrating.MigrationState;
import io.isthmus.migration.migrating.MigrationState.Abandoned;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks, after a migration was given up, whether the target is as it was: by a target import, which changes nothing there. */
@ApplicationScoped
public class RollbackComparison {

    private static final Logger LOG = Logger.getLogger(RollbackComparison.class);
    private static final String REPEAT =
            "Repeat it by POST /api/migrations/{id}/rollback/comparison when the target can be reached.";

    private final ExportClient export;
    private final RollbackConfig config;
    private final ServiceRetry retry;

    RollbackComparison(ExportClient export, RollbackConfig config, ServiceRetry retry) {
        this.export = export;
        this.config = config;
        this.retry = retry;
    }

    /** Begins one, and waits a moment for it: a small target is compared at once. Never fails. */
    public Comparison compare(MigrationState migration) {
        if (migration.facts().target() == null) {
            return notNeeded();
        }
        try {
            Run run = awaited(export.start(RunProfile.TARGET_IMPORT, null));
            if (!run.status().finished()) {
                return running();
            }
            Instant importedAt =
                    export.foreignChanges(migration.about().startedAt()).importedAt();
            return switch (run.status()) {
                case SUCCEEDED, COMPLETED_WITH_ERRORS -> made(importedAt);
                default -> notMade(importedAt, run.message());
            };
        } catch (ServiceFault e) {
            LOG.warnf("the target could not be compared after the end of a migration: %s", e.detail());
            return notMade(null, e.detail());
        }
    }

    /** How it stands, where the migration was given up. */
    @Nullable
    Comparison of(MigrationState migration, ForeignSummary foreign) {
        if (!(migration instanceof Abandoned abandoned)) {
            return null;
        }
        if (migration.facts().target() == null) {
            return notNeeded();
        }
        if (foreign.importedAt() != null && !foreign.importedAt().isBefore(abandoned.at())) {
            return made(foreign.importedAt());
        }
        boolean goesOn = export.unfinished().stream().anyMatch(run -> run.profile() == RunProfile.TARGET_IMPORT);
        return goesOn ? running() : notMade(foreign.importedAt(), null);
    }

    private Run awaited(Run begun) {
        return retry.within(
                config.comparisonTimeout(),
                () -> export.find(begun.id()).orElse(begun),
                run -> run.status().finished());
    }

    private static Comparison notNeeded() {
        return new Comparison(
                State.NOT_NEEDED, null, "no target was configured yet, so there is nothing to compare", null);
    }

    private static Comparison running() {
        return new Comparison(
                State.RUNNING,
                null,
                "the target is being compared with how it was seen before",
                "Look again at GET /api/migrations/{id}/rollback.");
    }

    private static Comparison made(@Nullable Instant at) {
        return new Comparison(State.MADE, at, "the target was compared with how it was seen before, at " + at, null);
    }

    private static Comparison notMade(@Nullable Instant at, @Nullable String why) {
        return new Comparison(
                State.NOT_MADE,
                at,
                "the target was not compared since the migration was given up" + (why == null ? "" : ": " + why),
                REPEAT);
    }
}
