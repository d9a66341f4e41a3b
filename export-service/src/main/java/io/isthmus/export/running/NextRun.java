package io.isthmus.export.running;

import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.export.comparing.TargetComparison;
import io.isthmus.export.exporting.ExportStore;
import io.isthmus.export.gate.GateKeeper;
import io.isthmus.export.pending.TargetSchema;
import io.isthmus.export.restoring.Restorations;
import io.isthmus.export.running.Outlook.Found;
import io.isthmus.export.target.TargetUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which run begins by itself. Keeps the comparison up to date on the way, which needs no run of its own. Used by the thread of
 * the runs only.
 */
@ApplicationScoped
class NextRun {

    private final ConfigLog log;
    private final GateKeeper gate;
    private final TargetConnections connections;
    private final Outlook outlook;
    private final TargetComparison comparison;
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
            Outlook outlook,
            TargetComparison comparison,
            ExportStore exports,
            Restorations restorations,
            RestorationRuns restoration,
            RunNotices notices,
            TargetPause pause) {
        this.log = log;
        this.gate = gate;
        this.connections = connections;
        this.outlook = outlook;
        this.comparison = comparison;
        this.exports = exports;
        this.restorations = restorations;
        this.restoration = restoration;
        this.notices = notices;
        this.pause = pause;
    }

    /** @param besideExports whether it only begins, and others go on beside it */
    record Next(RunProfile profile, boolean besideExports) {}

    /** Whether a target import is due. */
    enum DueImport {
        NONE,
        ALONE,
        BESIDE_EXPORTS
    }

    /** @param roomBeside whether no target import goes on beside exports */
    Optional<Next> look(boolean roomBeside) {
        Optional<SettingsDocument> settings =
                log.loaded() && !pause.lasts() ? gate.settingsWithTarget() : Optional.empty();
        Optional<Found> found = settings.map(outlook::found);
        Optional<Next> next = choose(
                found.map(Found::due).orElse(DueImport.NONE),
                roomBeside,
                exportedLast,
                () -> found.flatMap(this::export));
        // looking may have found that the target is away
        next = next.filter(run -> run.profile() == RunProfile.EXPORT || !pause.lasts());
        exportedLast = next.filter(run -> run.profile() == RunProfile.EXPORT).isPresent();
        return next;
    }

    /**
     * Pure, but for looking.
     *
     * <pre>
     * import due       room   the last run was an export   looked: begins by itself   next
     * --------------   ----   --------------------------   ------------------------   ------------------------------------
     * beside exports   yes    any                          not looked                 the import, and others go on beside it
     * beside exports   no     any                          any                        what was found
     * alone            any    no                           any but nothing            what was found: exports go first
     * alone            any    no                           nothing                    the import
     * alone            any    yes                          any                        the import: put off by one and no more
     * none             any    any                          any                        what was found
     * </pre>
     */
    static Optional<Next> choose(
            DueImport due, boolean roomBeside, boolean exportedLast, Supplier<Optional<RunProfile>> looking) {
        if (due == DueImport.BESIDE_EXPORTS && roomBeside) {
            return Optional.of(new Next(RunProfile.TARGET_IMPORT, true));
        }
        Optional<RunProfile> found = looking.get();
        return (due == DueImport.ALONE && (found.isEmpty() || exportedLast)
                        ? Optional.of(RunProfile.TARGET_IMPORT)
                        : found)
                .map(profile -> new Next(profile, false));
    }

    private Optional<RunProfile> export(Found found) {
        if (!compared(found)) {
            return Optional.empty();
        }
        if (restorations.applying(found.settings().checkedTarget().name()) != null) {
            return restoration.next(gate.judge(), notices::hold);
        }
        return gate.active() ? exports.together(this::judged).flatMap(this::unlessHeld) : Optional.empty();
    }

    /** Empty where nothing can be sent. */
    private Optional<GateState> judged() {
        return exports.executable(false, false) > 0 ? Optional.of(gate.judge()) : Optional.empty();
    }

    private Optional<RunProfile> unlessHeld(GateState state) {
        return switch (BeforeExport.of(state)) {
            case NOTHING, TARGET_IMPORT -> {
                notices.noHold();
                yield Optional.of(RunProfile.EXPORT);
            }
            case DELETIONS_WAIT -> {
                notices.hold(state.holds().getFirst());
                yield Optional.of(RunProfile.EXPORT).filter(export -> exports.executable(false, true) > 0);
            }
            case BATCH, SOMEBODY -> {
                notices.hold(state.holds().getFirst());
                yield Optional.empty();
            }
        };
    }

    /** @return whether pending exports are up to date with what was received */
    private boolean compared(Found found) {
        if (!found.comparable()) {
            return false;
        }
        try {
            if (found.orphans() != null) {
                notices.orphans(found.orphans());
            }
            if (found.toCompare()) {
                comparison.run(schema(found), found.settings());
                notices.undecided();
            }
            return true;
        } catch (TargetUnavailable e) {
            pause.begin();
            notices.unavailable(e);
            return false;
        }
    }

    private TargetSchema schema(Found found) {
        return found.learned() != null
                ? found.learned()
                : connections.current(found.settings().checkedTarget()).schema();
    }
}
