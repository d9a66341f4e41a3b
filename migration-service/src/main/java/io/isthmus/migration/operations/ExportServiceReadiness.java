package io.isthmus.migration.operations;

import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.GateState.Code;
import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.migration.clients.ExportClient;
import io.isthmus.migration.clients.ServiceRetry;
import io.isthmus.migration.migrating.Facts.Promotion;
import io.isthmus.migration.migrating.MigrationState.InProgress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Whether export-service has read in the config log what the next run of it relies on. */
@ApplicationScoped
class ExportServiceReadiness {

    private final ExportClient export;
    private final ServiceRetry retry;

    ExportServiceReadiness(ExportClient export, ServiceRetry retry) {
        this.export = export;
        this.retry = retry;
    }

    /**
     * Waits until it has the settings and, from cutover on, knows that this deployment may export: right after the
     * promotion, and right after a restart, it may not have read so far yet.
     *
     * @throws StepAborted when it stays in staging mode although this deployment was promoted
     */
    void await(InProgress migration) {
        Optional<Long> epoch = migration.facts().find(Promotion.class).map(Promotion::promotedEpoch);
        GateState gate = retry.untilConfigRead(
                () -> retry.ask(export::gate),
                now -> loaded(now)
                        && epoch.map(promoted -> exports(now, promoted)).orElse(true));
        if (epoch.isPresent() && loaded(gate) && gate.stagingMode()) {
            throw new StepAborted(new Failure(
                    "EXPORT_SERVICE_IN_STAGING",
                    "export-service is in staging mode: it judges export control of epoch " + gate.epoch() + " with "
                            + (gate.activeDeployment() == null ? "nobody" : gate.activeDeployment())
                            + " active, while the config log promoted "
                            + migration.about().deployment() + " in epoch " + epoch.get(),
                    "Check that export-service reads the same config log and that nobody demoted this deployment (GET"
                            + " /api/config-log), then trigger the step again."));
        }
    }

    private static boolean loaded(GateState gate) {
        return gate.holds().stream().noneMatch(hold -> hold.code() == Code.CONFIGURATION_NOT_LOADED);
    }

    private static boolean exports(GateState gate, long epoch) {
        return !gate.stagingMode() && gate.epoch() >= epoch;
    }
}
