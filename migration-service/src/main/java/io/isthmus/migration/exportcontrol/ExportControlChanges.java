package io.isthmus.migration.exportcontrol;

import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.chassis.deployment.DeploymentConfig;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.config.ConfigChange;
import io.isthmus.migration.deployment.DeploymentChanges;
import io.isthmus.migration.migrating.Facts.Promotion;
import io.isthmus.migration.migrating.MigrationState.InProgress;
import io.isthmus.migration.migrating.Missing;
import io.isthmus.migration.migrating.store.Migrations;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Explicit promotion and demotion by an administrator. */
@ApplicationScoped
public class ExportControlChanges {

    private static final int CONFLICT = 409;

    private final DeploymentChanges changes;
    private final DeploymentConfig config;
    private final Migrations migrations;
    private final Clock clock;

    ExportControlChanges(DeploymentChanges changes, DeploymentConfig config, Migrations migrations, Clock clock) {
        this.changes = changes;
        this.config = config;
        this.migrations = migrations;
        this.clock = clock;
    }

    public Collection<ExportControl> all() {
        return changes.state().exportControl().values();
    }

    public ExportControl of(String target) {
        return changes.exportControl(target);
    }

    /**
     * Makes this deployment the active one; repeated, it does nothing.
     *
     * @param basedOn revision the administrator had in view; none for the current one
     */
    public ExportControl promote(String target, @Nullable Long basedOn, @Nullable String reason, String by) {
        refuseAroundMigration(target);
        return carryOut(
                control -> ExporterChange.promotion(
                        control,
                        changes.deployment(),
                        clock.instant(),
                        config.configLog().lease()),
                target,
                basedOn,
                reason,
                by);
    }

    /** Ends exporting to the target, whoever does it; repeated, it does nothing. */
    public ExportControl demote(String target, @Nullable Long basedOn, @Nullable String reason, String by) {
        return carryOut(ExporterChange::demotion, target, basedOn, reason, by);
    }

    private ExportControl carryOut(
            Function<ExportControl, ExporterChange> handover,
            String target,
            @Nullable Long basedOn,
            @Nullable String reason,
            String by) {
        DeploymentChanges.Decision decision = state -> change(handover.apply(state.exportControlOf(target)));
        if (basedOn == null) {
            changes.decide(by, reason, decision);
        } else {
            decision.by(changes.state()).ifPresent(change -> changes.append(basedOn, by, reason, change));
        }
        return changes.exportControl(target);
    }

    private static Optional<ConfigChange> change(ExporterChange handover) {
        return switch (handover) {
            case ExporterChange.Legal legal -> Optional.of(legal.change());
            case ExporterChange.AlreadySo ignored -> Optional.empty();
            case ExporterChange.Illegal illegal -> throw refused(illegal.missing());
        };
    }

    /** The way past the review would make it worthless. */
    private void refuseAroundMigration(String target) {
        migrations
                .inProgress()
                .filter(migration -> target.equals(migration.facts().target()))
                .filter(migration -> !migration.facts().has(Promotion.class))
                .map(InProgress::about)
                .ifPresent(about -> {
                    throw refused(new Missing(
                            "MIGRATION_IN_PROGRESS",
                            "the migration " + about.name() + " (" + about.id() + ") has not left staging mode yet",
                            "Trigger its step LEAVE_STAGING when it is due, or abandon it first."));
                });
    }

    private static ProblemException refused(Missing missing) {
        return new ProblemException(
                CONFLICT, missing.code(), "Export control cannot be changed so", missing.message(), missing.whatToDo());
    }
}
