package io.isthmus.migration.console;

import io.isthmus.chassis.configlog.ExportControl;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.operations.Notice;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.migrating.MigrationState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that was seen of a deployment at one moment.
 *
 * @param settings in force; empty when there are none, or the config log is not known yet
 * @param control who exports to the target of the settings; empty without settings
 * @param migration the latest one
 * @param runs the latest first
 * @param notices the latest first
 */
public record Landscape(
        Instant at,
        String deployment,
        Seen<Optional<SettingsDocument>> settings,
        Optional<ExportControl> control,
        Optional<MigrationState> migration,
        Seen<SyncStatus> sync,
        Seen<GateState> gate,
        Seen<PendingExportSummary> pending,
        List<Run> runs,
        List<Notice> notices) {

    public Optional<SettingsDocument> settingsInForce() {
        return settings.known().flatMap(found -> found);
    }
}
