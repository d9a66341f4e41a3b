package io.isthmus.migration.performing;

import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.migration.migrating.MigrationState.InProgress;
import jakarta.enterprise.context.ApplicationScoped;

/** Whether export-service has learned from the config log that this deployment may export. */
@ApplicationScoped
class ConfigSeen {

    private final ExportService export;
    private final Waiting waiting;
    private final Persistence persistence;

    ConfigSeen(ExportService export, Waiting waiting, Persistence persistence) {
        this.export = export;
        this.waiting = waiting;
        this.persistence = persistence;
    }

    /** Waits for it; before cutover there is nothing to wait for. */
    void byExportService(InProgress migration) {
        Long epoch = migration.facts().promotedEpoch();
        if (epoch == null) {
            return;
        }
        GateState gate = waiting.upToConfigPatience(
                () -> persistence.ask(export::gate), now -> !now.stagingMode() && now.epoch() >= epoch);
        if (gate.stagingMode()) {
            throw new StepFailed(new Failure(
                    "EXPORT_SERVICE_IN_STAGING",
                    "export-service is still in staging mode: its gate was judged at epoch " + gate.epoch() + " with "
                            + (gate.activeDeployment() == null ? "nobody" : gate.activeDeployment())
                            + " active, the config log promoted "
                            + migration.about().deployment() + " in epoch "
                            + epoch,
                    "Check that export-service reads the same config log and that nobody demoted this deployment (GET"
                            + " /api/config-log), then trigger the step again."));
        }
    }
}
