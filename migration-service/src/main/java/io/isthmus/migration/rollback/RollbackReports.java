package io.isthmus.migration.rollback;

import io.isthmus.contracts.export.ForeignSummary;
import io.isthmus.contracts.export.WrittenObject;
import io.isthmus.contracts.export.WrittenSummary;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.contracts.migration.Remark;
import io.isthmus.contracts.migration.RollbackReport;
import io.isthmus.migration.clients.ExportClient;
import io.isthmus.migration.deployment.DeploymentChanges;
import io.isthmus.migration.migrating.Facts.Promotion;
import io.isthmus.migration.migrating.MigrationState;
import io.isthmus.migration.migrating.StepState;
import io.isthmus.migration.workflow.MigrationLifecycle;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says what giving a migration up would leave behind, or has left. */
@ApplicationScoped
public class RollbackReports {

    private final MigrationLifecycle migrations;
    private final DeploymentChanges changes;
    private final ExportClient export;
    private final RollbackComparison comparisons;

    RollbackReports(
            MigrationLifecycle migrations,
            DeploymentChanges changes,
            ExportClient export,
            RollbackComparison comparisons) {
        this.comparisons = comparisons;
        this.migrations = migrations;
        this.changes = changes;
        this.export = export;
    }

    /** Of a migration in any state: in progress, done, abandoned. */
    public RollbackReport report(String migrationId) {
        MigrationState migration = migrations.find(migrationId);
        Instant since = since(migration);
        String target = migration.facts().target();
        boolean exporting = target != null
                && changes.isActive(target)
                && changes.exportControl(target).restoration() == null;
        WrittenSummary written = export.written(since);
        ForeignSummary foreign = export.foreignChanges(since);
        Remark remains = RollbackConclusion.of(changes.deployment(), exporting, written, foreign);
        return new RollbackReport(
                migrationId,
                target,
                leftStaging(migration),
                exporting,
                since,
                written,
                foreign,
                remains.message(),
                remains.whatToDo(),
                comparisons.of(migration, foreign));
    }

    /** Looks at the target once more after the migration was given up. */
    public RollbackReport compare(String migrationId) {
        comparisons.compare(migrations.find(migrationId));
        return report(migrationId);
    }

    /** Object by object with the values before. */
    public WrittenObject.Page objects(String migrationId, @Nullable String after, int limit) {
        return export.writtenObjects(since(migrations.find(migrationId)), after, limit);
    }

    private static boolean leftStaging(MigrationState migration) {
        return migration.facts().has(Promotion.class);
    }

    /** The promotion itself falls into the step: exports may have begun before the step was over. */
    static Instant since(MigrationState migration) {
        return switch (migration.steps().get(Name.LEAVE_STAGING)) {
            case StepState.Done done -> done.startedAt();
            case StepState.Running running -> running.startedAt();
            case StepState.Failed ignored -> migration.about().startedAt();
            case StepState.NotBegun ignored -> migration.about().startedAt();
            case null -> migration.about().startedAt();
        };
    }
}
