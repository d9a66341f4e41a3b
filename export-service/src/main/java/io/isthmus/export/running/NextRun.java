package io.isthmus.export.running;

import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.export.comparing.ComparisonStore;
import io.isthmus.export.comparing.TargetComparison;
import io.isthmus.export.exporting.ExportStore;
import io.isthmus.export.gate.GateKeeper;
import io.isthmus.export.pending.TargetSchema;
import io.isthmus.export.reconciling.Reconciliation;
import io.isthmus.export.restoring.Restorations;
import io.isthmus.export.target.TargetUnavailable;
import io.isthmus.export.targetimport.TargetImportSchedule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Which run begins by itself. Keeps the comparison up to date on the way, which needs no run of its own. Used by the thread of
 * the runs only.
 */
@ApplicationScoped
class NextRun {

    private final ConfigLog log;
    private final GateKeeper gate;
    private final TargetConnections connections;
    private final TargetImportSchedule imports;
    private final Reconciliation reconciliation;
    private final TargetComparison comparison;
    private final ComparisonStore comparisons;
    private final ExportStore exports;
    private final Restorations restorations;
    private final RestorationRuns restoration;
    private final RunNotices notices;
    private final TargetPause pause;
    private boolean exportedLast;

    NextRun(
            ConfigLog log,
            GateKeeper gate,
            TargetConnections connections,
            TargetImportSchedule imports,
            Reconciliation reconciliation,
            TargetComparison comparison,
            ComparisonStore comparisons,
            ExportStore exports,
            Restorations restorations,
            RestorationRuns restoration,
            RunNotices notices,
            TargetPause pause) {
        this.log = log;
        this.gate = gate;
        this.connections = connections;
        this.imports = imports;
        this.reconciliation = reconciliation;
        this.comparison = comparison;
        this.comparisons = comparisons;
        this.exports = exports;
        this.restorations = restorations;
        this.restoration = restoration;
        this.notices = notices;
        this.pause = pause;
    }

    /** Exports go first; a target import that is due is put off by one of them and no more. */
    Optional<RunProfile> look() {
        Optional<SettingsDocument> settings =
                log.loaded() && !pause.lasts() ? gate.settingsWithTarget() : Optional.empty();
        Optional<RunProfile> next = settings.flatMap(this::export);
        if ((next.isEmpty() || exportedLast) && settings.filter(this::importDue).isPresent()) {
            next = Optional.of(RunProfile.TARGET_IMPORT);
        }
        exportedLast = next.filter(RunProfile.EXPORT::equals).isPresent();
        return next;
    }

    private boolean importDue(SettingsDocument settings) {
        return !pause.lasts()
                && gate.batchComplete()
                && imports.due(
                                settings.schedule(),
                                restorations.inForce(settings.target().name()) != null)
                        .isPresent();
    }

    private Optional<RunProfile> export(SettingsDocument settings) {
        String target = settings.target().name();
        if (!compared(settings)) {
            return Optional.empty();
        }
        if (restorations.applying(target) != null) {
            return restoration.next(gate.judge(), notices::hold);
        }
        return gate.active() && exports.executable(false) > 0 ? unlessHeld(gate.judge()) : Optional.empty();
    }

    private Optional<RunProfile> unlessHeld(GateState state) {
        return switch (BeforeExport.of(state)) {
            case NOTHING, TARGET_IMPORT -> {
                notices.noHold();
                yield Optional.of(RunProfile.EXPORT);
            }
            case BATCH, SOMEBODY -> {
                notices.hold(state.holds().getFirst());
                yield Optional.empty();
            }
        };
    }

    /** @return whether pending exports are up to date with what was received */
    private boolean compared(SettingsDocument settings) {
        String target = settings.target().name();
        boolean restoring = restorations.inForce(target) != null;
        if (!restoring && !gate.batchComplete()) {
            return false;
        }
        try {
            if (!restoring) {
                notices.orphans(reconciliation.run(settings));
            }
            if (restorations.switched(target) || comparisons.anythingToCompare()) {
                comparison.run(schema(settings), settings);
            }
            return true;
        } catch (TargetUnavailable e) {
            pause.begin();
            notices.unavailable(e);
            return false;
        }
    }

    private TargetSchema schema(SettingsDocument settings) {
        TargetSchema learned = connections.learned();
        return learned != null
                ? learned
                : connections.current(settings.target()).schema();
    }
}
