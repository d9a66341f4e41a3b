package io.isthmus.migration.steps;

import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.migration.MigrationStep.Name;
import io.isthmus.migration.clients.ExportClient;
import io.isthmus.migration.clients.ServiceRetry;
import io.isthmus.migration.deployment.DeploymentChanges;
import io.isthmus.migration.migrating.StagingJudgement;
import jakarta.enterprise.context.ApplicationScoped;

/** ENTER_STAGING: proves that this deployment writes nothing. It demotes nobody by itself. */
@ApplicationScoped
class EnterStagingStep implements ImmediateStep {

    private final DeploymentChanges changes;
    private final ExportClient export;
    private final ServiceRetry retry;

    EnterStagingStep(DeploymentChanges changes, ExportClient export, ServiceRetry retry) {
        this.changes = changes;
        this.export = export;
        this.retry = retry;
    }

    @Override
    public Name name() {
        return Name.ENTER_STAGING;
    }

    @Override
    public Result perform(Call call) {
        ExportControl control = changes.exportControl(call.facts().target());
        // export-service may need a moment to learn from the config log which target is meant
        GateState gate = retry.untilConfigRead(export::gate, now -> now.stagingMode() && !now.open());
        return Result.of(StagingJudgement.judge(changes.deployment(), control, gate), evidence -> call.facts());
    }
}
