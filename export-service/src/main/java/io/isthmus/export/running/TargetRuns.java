package io.isthmus.export.running;

import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.chassis.deployment.DeploymentConfig;
import io.isthmus.contracts.export.ForeignSummary;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.operations.Counts;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.export.comparing.TargetComparison;
import io.isthmus.export.exporting.Exporter;
import io.isthmus.export.gate.GateKeeper;
import io.isthmus.export.progress.RunProgress;
import io.isthmus.export.reconciling.Reconciliation;
import io.isthmus.export.restoring.Restorations;
import io.isthmus.export.reviewing.Review;
import io.isthmus.export.target.ExportTarget;
import io.isthmus.export.target.TargetUnavailable;
import io.isthmus.export.targetimport.ObservedStore;
import io.isthmus.export.targetimport.TargetImport;
import io.isthmus.export.targetimport.TargetImportSchedule;
import io.isthmus.export.written.WrittenStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What the runs of this service do. */
@ApplicationScoped
class TargetRuns {

    private final ConfigLog log;
    private final GateKeeper gate;
    private final TargetConnections connections;
    private final TargetImport targetImport;
    private final TargetImportSchedule imports;
    private final Reconciliation reconciliation;
    private final TargetComparison comparison;
    private final Exporter exporter;
    private final Review review;
    private final ObservedStore observed;
    private final WrittenStore written;
    private final Restorations restorations;
    private final RunNotices notices;
    private final TargetPause pause;
    private final DeploymentConfig deployment;

    TargetRuns(
            ConfigLog log,
            GateKeeper gate,
            TargetConnections connections,
            TargetImport targetImport,
            TargetImportSchedule imports,
            Reconciliation reconciliation,
            TargetComparison comparison,
            Exporter exporter,
            Review review,
            ObservedStore observed,
            WrittenStore written,
            Restorations restorations,
            RunNotices notices,
            TargetPause pause,
            DeploymentConfig deployment) {
        this.log = log;
        this.gate = gate;
        this.connections = connections;
        this.targetImport = targetImport;
        this.imports = imports;
        this.reconciliation = reconciliation;
        this.comparison = comparison;
        this.exporter = exporter;
        this.review = review;
        this.observed = observed;
        this.written = written;
        this.restorations = restorations;
        this.notices = notices;
        this.pause = pause;
        this.deployment = deployment;
    }

    /** Name of the target, for the run's {@code connector}; {@code null} without settings. */
    String target() {
        return gate.settingsWithTarget()
                .map(SettingsDocument::target)
                .map(TargetSettings::name)
                .orElse(null);
    }

    /** Does the work of a run; tells its progress. What it throws ends the run as failed. */
    void run(RunProfile profile, RunProgress progress) {
        Optional<SettingsDocument> settings = gate.settingsWithTarget();
        if (settings.isEmpty()) {
            progress.failed(
                    "NO_TARGET",
                    "the settings of deployment " + deployment.deployment() + " name no target, or are not loaded yet",
                    "import settings that name the target");
            return;
        }
        try {
            run(profile, settings.get(), progress);
            pause.reset();
            review.counts(progress);
        } catch (TargetUnavailable e) {
            connections.forget();
            pause.begin();
            if (profile == RunProfile.TARGET_IMPORT) {
                imports.ended(false);
            }
            throw e;
        }
    }

    private void run(RunProfile profile, SettingsDocument settings, RunProgress progress) {
        switch (profile) {
            case TARGET_IMPORT -> importTarget(settings, progress);
            case TARGET_SYNCHRONIZATION -> compare(connections.current(settings.target()), settings, progress);
            case EXPORT -> export(settings, progress);
            case FULL_IMPORT, DELTA_IMPORT, FULL_SYNCHRONIZATION ->
                throw new IllegalArgumentException(profile + " is a run of sync-service");
        }
    }

    /** @return whether everything was seen */
    private boolean importTarget(SettingsDocument settings, RunProgress progress) {
        ExportTarget target = connections.fresh(settings.target());
        progress.step("target import");
        long epoch = log.state().exportControlOf(settings.target().name()).epoch();
        Instant begun = Instant.now();
        boolean seenInThisTerm = Objects.equals(observed.importedEpoch(), epoch);
        TargetImport.Result result = targetImport.run(
                target,
                new TargetImport.Request(
                        epoch, imports.fullRun(), settings.target().maxConcurrentRequests()),
                progress::done);
        imports.ended(result.incomplete() == null);
        count(result, progress);
        if (result.incomplete() != null) {
            progress.failed(
                    "TARGET_IMPORT_INCOMPLETE",
                    "not everything at the target was seen: " + result.incomplete(),
                    "repeat the target import; until one is complete nothing is written");
            return false;
        }
        if (seenInThisTerm) {
            tellForeignChanges(written.foreignSummary(begun), settings);
        }
        compare(target, settings, progress);
        return true;
    }

    private static void count(TargetImport.Result result, RunProgress progress) {
        progress.count(Counts.READ, result.read());
        if (progress.snapshot().profile() == RunProfile.TARGET_IMPORT) {
            progress.count(Counts.ADDED, result.added());
            progress.count(Counts.UPDATED, result.changed());
            progress.count(Counts.DELETED, result.gone());
            progress.count(Counts.UNCHANGED, result.unchanged());
        }
    }

    /** Only while this deployment exports: before, the old tool or another deployment is expected to. */
    private void tellForeignChanges(ForeignSummary found, SettingsDocument settings) {
        if (found.total() > 0 && gate.active()) {
            notices.foreignChanges(settings.target().name(), found);
        }
    }

    private void compare(ExportTarget target, SettingsDocument settings, RunProgress progress) {
        progress.step("comparison");
        if (restorations.inForce(settings.target().name()) == null) {
            reconciliation.run(settings);
        }
        TargetComparison.Matched matched = comparison.run(target.schema(), settings);
        progress.add(Counts.MATCHED_HARD, matched.hard());
        progress.add(Counts.MATCHED_SOFT, matched.soft());
        if (progress.snapshot().profile() != RunProfile.EXPORT) {
            review.conflicts(progress);
        }
    }

    private void export(SettingsDocument settings, RunProgress progress) {
        GateState state = gate.judge();
        if (BeforeExport.of(state) == BeforeExport.TARGET_IMPORT) {
            if (!importTarget(settings, progress)) {
                return;
            }
            state = gate.judge();
        }
        switch (BeforeExport.of(state)) {
            case NOTHING, BATCH -> exporter.run(connections.current(settings.target()), settings, progress);
            case TARGET_IMPORT, SOMEBODY ->
                progress.held(state.holds().getFirst().message());
        }
    }
}
