package io.isthmus.migration.rollback;

import static java.util.Objects.requireNonNull;

import io.isthmus.chassis.configlog.ConfigState;
import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.chassis.deployment.DeploymentConfig;
import io.isthmus.contracts.config.ConfigChange.RestorationBegun;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.export.RestorationPlan;
import io.isthmus.contracts.export.RestorationPlan.Status;
import io.isthmus.migration.clients.RestorationClient;
import io.isthmus.migration.deployment.ConfigConflict;
import io.isthmus.migration.deployment.DeploymentChanges;
import io.isthmus.migration.exportcontrol.ExporterChange;
import io.isthmus.migration.migrating.MigrationState;
import io.isthmus.migration.migrating.Missing;
import io.isthmus.migration.workflow.MigrationLifecycle;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Putting back what was written since cutover: prepare, look, approve, apply. The plan itself is export-service's; what is decided
 * here is that this deployment becomes active for it, and for nothing else.
 */
@ApplicationScoped
public class RestorationPlans {

    private final MigrationLifecycle migrations;
    private final DeploymentChanges changes;
    private final RestorationClient restorations;
    private final DeploymentConfig config;
    private final Clock clock;

    RestorationPlans(
            MigrationLifecycle migrations,
            DeploymentChanges changes,
            RestorationClient restorations,
            DeploymentConfig config,
            Clock clock) {
        this.migrations = migrations;
        this.changes = changes;
        this.restorations = restorations;
        this.config = config;
        this.clock = clock;
    }

    /** @throws RollbackRefused (404) where none was prepared for the target of this migration */
    public RestorationPlan plan(String migrationId) {
        return find(migrationId).orElseThrow(() -> RollbackRefused.noPlan(target(migrations.find(migrationId))));
    }

    /** Empty where none was prepared for the target of this migration. */
    public Optional<RestorationPlan> find(String migrationId) {
        String target = target(migrations.find(migrationId));
        return restorations.plan().filter(plan -> plan.target().equals(target));
    }

    /** Everything since cutover; the target is imported afresh. Replaces the plan before it. */
    public RestorationPlan prepare(String migrationId) {
        MigrationState migration = migrations.find(migrationId);
        String target = target(migration);
        if (changes.exportControl(target).activeDeployment() != null) {
            throw RollbackRefused.because(
                    new Missing(
                            "DEMOTE_FIRST",
                            changes.exportControl(target).activeDeployment() + " exports to " + target,
                            "Demote it by POST /api/export-control/demote, so that what is put back is not changed meanwhile."));
        }
        return restorations.prepare(RollbackReports.since(migration));
    }

    /** What was written since cutover, as CSV; to be closed by the caller. */
    public InputStream writtenCsv(String migrationId) {
        return restorations.writtenCsv(RollbackReports.since(migrations.find(migrationId)));
    }

    public void discard(String migrationId) {
        plan(migrationId);
        restorations.discard();
    }

    public PendingExportView.Page changes(String migrationId, @Nullable String after, int limit) {
        plan(migrationId);
        return restorations.changes(after, limit);
    }

    public RestorationPlan.ConflictPage conflicts(String migrationId, @Nullable String after, int limit) {
        plan(migrationId);
        return restorations.conflicts(after, limit);
    }

    public RestorationPlan include(String migrationId, RestorationPlan.Include wanted) {
        plan(migrationId);
        return restorations.include(wanted);
    }

    /** @throws RollbackRefused when what pends is another set by now, or not known yet */
    public RestorationPlan approve(String migrationId, @Nullable String digest, @Nullable String comment, String by) {
        RestorationPlan plan = plan(migrationId);
        if (plan.status() == Status.PREPARING || plan.status() == Status.DONE) {
            throw RollbackRefused.because(new Missing(
                    "PLAN_NOT_READY",
                    "the plan is " + plan.status() + ": " + plan.conclusion(),
                    plan.status() == Status.DONE
                            ? "There is nothing to approve."
                            : "Wait until it is PREPARED, then look at it."));
        }
        if (digest == null || !digest.equals(plan.digest())) {
            throw RollbackRefused.because(new Missing(
                    "PLAN_CHANGED",
                    "the digest of what the plan would write is " + plan.digest() + " by now",
                    "Look at it again and approve what it says now."));
        }
        restorations.approve(digest, by + (comment == null ? "" : ": " + comment));
        return plan(migrationId);
    }

    /**
     * Lets the approved plan be applied; repeated, it does nothing. When it is done, export-service demotes the deployment by
     * itself.
     *
     * @param digest of what the administrator has seen and wants to be written
     * @throws RollbackRefused when it was not approved, something else was approved, or somebody is active
     */
    public RestorationPlan apply(String migrationId, @Nullable String digest, String by, @Nullable String reason) {
        // before the plan is looked at: who was promoted after that has made it void
        ConfigState seen = changes.state();
        RestorationPlan plan = plan(migrationId);
        if (plan.status() == Status.RESTORING || plan.status() == Status.DONE) {
            return plan;
        }
        if (plan.status() != Status.APPROVED) {
            throw RollbackRefused.because(new Missing(
                    "PLAN_NOT_APPROVED",
                    "the plan is " + plan.status() + ": " + plan.conclusion(),
                    "Look at what it would write, then approve exactly that by its digest."));
        }
        if (!plan.isApproved(digest)) {
            throw RollbackRefused.because(new Missing(
                    "PLAN_CHANGED",
                    "what was approved has the digest "
                            + requireNonNull(plan.approval()).approvedDigest() + ", and " + digest
                            + " is to be applied",
                    "Look at what it would write, then name the digest of exactly that."));
        }
        changes.decide(
                by,
                reason == null ? "put back what was written since " + plan.since() : reason,
                state -> Optional.of(beginning(plan, seen, state)));
        return plan(migrationId);
    }

    private RestorationBegun beginning(RestorationPlan plan, ConfigState seen, ConfigState now) {
        ExportControl control = now.exportControlOf(plan.target());
        if (control.epoch() != seen.exportControlOf(plan.target()).epoch()) {
            throw new ConfigConflict(
                    "who exports to " + plan.target() + " has changed since the plan was looked at", now.revision());
        }
        return switch (ExporterChange.promotion(
                control,
                changes.deployment(),
                clock.instant(),
                config.configLog().lease())) {
            case ExporterChange.Legal legal ->
                new RestorationBegun(plan.target(), changes.deployment(), plan.id(), legal.epoch());
            case ExporterChange.AlreadySo ignored ->
                throw RollbackRefused.because(new Missing(
                        "DEMOTE_FIRST",
                        changes.deployment() + " exports to " + plan.target(),
                        "Demote it by POST /api/export-control/demote, then prepare the plan anew."));
            case ExporterChange.Illegal illegal -> throw RollbackRefused.because(illegal.missing());
        };
    }

    private static String target(MigrationState migration) {
        if (migration.facts().target() == null) {
            throw RollbackRefused.because(new Missing(
                    "NO_TARGET",
                    "the migration " + migration.about().name() + " has imported no settings, so nothing was written",
                    "Abandon it, if it is not to go on."));
        }
        return migration.facts().target();
    }
}
