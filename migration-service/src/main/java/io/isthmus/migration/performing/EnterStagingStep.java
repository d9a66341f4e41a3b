package io.isthmus.migration.performing;

import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.migration.deployment.DeploymentChanges;
import io.isthmus.migration.migrating.StagingJudgement;
import jakarta.enterprise.context.ApplicationScoped;

/** ENTER_STAGING: proves that this deployment writes nothing. It demotes nobody by itself. */
@ApplicationScoped
class EnterStagingStep implements ImmediateStep {

    private final DeploymentChanges changes;
    private final ExportService export;
    private final Waiting waiting;

    EnterStagingStep(DeploymentChanges changes, ExportService export, Waiting waiting) {
        this.changes = changes;
        this.export = export;
        this.waiting = waiting;
    }

    @Override
    public Name name() {
        return Name.ENTER_STAGING;
    }

    @Override
    public Result perform(Call call) {
        ExportControl control = changes.exportControl(call.facts().target());
        // export-service may need a moment to learn from the config log which target is meant
        GateState gate = waiting.upToConfigPatience(export::gate, now -> now.stagingMode() && !now.open());
        return Result.of(StagingJudgement.judge(changes.deployment(), control, gate), evidence -> call.facts());
    }
}
