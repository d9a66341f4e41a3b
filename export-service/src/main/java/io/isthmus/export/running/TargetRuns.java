package io.isthmus.export.running;

import io.isthmus.chassis.deployment.DeploymentConfig;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.export.exporting.Exporter;
import io.isthmus.export.gate.GateKeeper;
import io.isthmus.export.progress.RunProgress;
import io.isthmus.export.reviewing.Review;
import io.isthmus.export.target.TargetUnavailable;
import io.isthmus.export.targetimport.TargetImportSchedule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the runs of this service do. */
@ApplicationScoped
class TargetRuns {

    private final GateKeeper gate;
    private final TargetConnections connections;
    private final TargetImportSchedule schedule;
    private final TargetImportRuns imports;
    private final Exporter exporter;
    private final Review review;
    private final TargetPause pause;
    private final DeploymentConfig deployment;

    TargetRuns(
            GateKeeper gate,
            TargetConnections connections,
            TargetImportSchedule schedule,
            TargetImportRuns imports,
            Exporter exporter,
            Review review,
            TargetPause pause,
            DeploymentConfig deployment) {
        this.gate = gate;
        this.connections = connections;
        this.schedule = schedule;
        this.imports = imports;
        this.exporter = exporter;
        this.review = review;
        this.pause = pause;
        this.deployment = deployment;
    }

    /** Name of the target, for the run's {@code connector}; none without settings. */
    @Nullable
    String target() {
        return gate.settingsWithTarget()
                .map(SettingsDocument::target)
                .map(TargetSettings::name)
                .orElse(null);
    }

    /** Does the work of a run; tells its progress. What it throws ends the run as failed. */
    void run(RunProfile profile, RunProgress progress) {
        run(progress, settings -> {
            imports.makeWayUnlessOf(settings);
            run(profile, settings, progress);
        });
    }

    void beginBeside(RunProgress progress, Runnable ended) {
        imports.beginBeside(gate.settingsWithTarget().orElseThrow(), progress, ended);
    }

    /** What is left to do of an import that has ended beside exports. */
    void takeOver(RunProgress progress) {
        try {
            run(progress, settings -> imports.takeOver(settings, progress));
        } finally {
            imports.takenOver();
        }
    }

    private void run(RunProgress progress, Consumer<SettingsDocument> work) {
        Optional<SettingsDocument> settings = gate.settingsWithTarget();
        if (settings.isEmpty()) {
            progress.failed(
                    "NO_TARGET",
                    "the settings of deployment " + deployment.deployment() + " name no target, or are not loaded yet",
                    "import settings that name the target");
            return;
        }
        try {
            work.accept(settings.get());
            pause.reset();
            review.counts(progress);
        } catch (TargetUnavailable e) {
            connections.forget();
            pause.begin();
            if (progress.snapshot().profile() == RunProfile.TARGET_IMPORT) {
                schedule.ended(false);
            }
            throw e;
        }
    }

    private void run(RunProfile profile, SettingsDocument settings, RunProgress progress) {
        switch (profile) {
            case TARGET_IMPORT -> imports.alone(settings, progress);
            case TARGET_SYNCHRONIZATION ->
                imports.compare(connections.current(settings.checkedTarget()), settings, progress);
            case EXPORT -> export(settings, progress);
            case FULL_IMPORT, DELTA_IMPORT, FULL_SYNCHRONIZATION ->
                throw new IllegalArgumentException(profile + " is a run of sync-service");
        }
    }

    private void export(SettingsDocument settings, RunProgress progress) {
        GateState state = gate.judge();
        if (BeforeExport.of(state) == BeforeExport.TARGET_IMPORT) {
            if (!imports.alone(settings, progress)) {
                return;
            }
            state = gate.judge();
        }
        switch (BeforeExport.of(state)) {
            case NOTHING, DELETIONS_WAIT, BATCH -> {
                exporter.run(connections.current(settings.checkedTarget()), settings, progress);
                review.undecided(progress);
            }
            case TARGET_IMPORT, SOMEBODY ->
                progress.held(state.holds().getFirst().message());
        }
    }
}
