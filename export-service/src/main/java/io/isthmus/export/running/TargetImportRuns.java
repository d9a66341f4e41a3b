package io.isthmus.export.running;

import io.isthmus.contracts.export.ForeignSummary;
import io.isthmus.contracts.operations.Counts;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.export.comparing.TargetComparison;
import io.isthmus.export.gate.GateKeeper;
import io.isthmus.export.progress.RunProgress;
import io.isthmus.export.reconciling.Reconciliation;
import io.isthmus.export.restoring.Restorations;
import io.isthmus.export.reviewing.Review;
import io.isthmus.export.target.ExportTarget;
import io.isthmus.export.targetimport.TargetImport;
import io.isthmus.export.targetimport.TargetImportSchedule;
import io.isthmus.export.written.WrittenStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Target imports, alone or beside exports, and the comparison that follows. Used by the thread of the runs only, but for {@link
 * #interrupt}.
 */
@ApplicationScoped
class TargetImportRuns {

    /** Exports have all that the settings allow. */
    private static final int LOOK_UPS_BESIDE_EXPORTS = 1;

    private final GateKeeper gate;
    private final TargetConnections connections;
    private final TargetImport targetImport;
    private final TargetImportSchedule imports;
    private final Reconciliation reconciliation;
    private final TargetComparison comparison;
    private final Review review;
    private final WrittenStore written;
    private final Restorations restorations;
    private final RunNotices notices;
    private volatile @Nullable BesideImport beside;

    TargetImportRuns(
            GateKeeper gate,
            TargetConnections connections,
            TargetImport targetImport,
            TargetImportSchedule imports,
            Reconciliation reconciliation,
            TargetComparison comparison,
            Review review,
            WrittenStore written,
            Restorations restorations,
            RunNotices notices) {
        this.gate = gate;
        this.connections = connections;
        this.targetImport = targetImport;
        this.imports = imports;
        this.reconciliation = reconciliation;
        this.comparison = comparison;
        this.review = review;
        this.written = written;
        this.restorations = restorations;
        this.notices = notices;
    }

    /** @return whether everything was seen */
    boolean alone(SettingsDocument settings, RunProgress progress) {
        if (beside != null) {
            beside.stop();
        }
        ExportTarget target = connections.fresh(settings.checkedTarget());
        progress.step("target import");
        long epoch = gate.epoch(settings.checkedTarget().name());
        Instant begun = Instant.now();
        boolean seenInThisTerm =
                gate.importedUnderEpoch(settings.checkedTarget().name());
        TargetImport.Result result = targetImport.run(
                target,
                new TargetImport.Request(
                        epoch, imports.fullRun(), settings.checkedTarget().maxConcurrentRequests(), false),
                progress::done);
        return imported(result, seenInThisTerm ? begun : null, target, settings, progress);
    }

    /** @param foreignSince since when what others have changed is told; none: not at all */
    private boolean imported(
            TargetImport.Result result,
            @Nullable Instant foreignSince,
            ExportTarget target,
            SettingsDocument settings,
            RunProgress progress) {
        imports.ended(result.incomplete() == null);
        count(result, progress);
        if (result.incomplete() != null) {
            progress.failed(
                    "TARGET_IMPORT_INCOMPLETE",
                    "not everything at the target was seen: " + result.incomplete(),
                    "repeat the target import; until one is complete nothing is written");
            return false;
        }
        if (foreignSince != null) {
            tellForeignChanges(written.foreignSummary(foreignSince), settings);
        }
        compare(target, settings, progress);
        return true;
    }

    /**
     * Begins to read the target beside exports.
     *
     * @param ended told when it is read, or cannot be
     */
    void beginBeside(SettingsDocument settings, RunProgress progress, Runnable ended) {
        long epoch = gate.epoch(settings.checkedTarget().name());
        TargetImport.Request request =
                new TargetImport.Request(epoch, imports.fullRun(), LOOK_UPS_BESIDE_EXPORTS, true);
        progress.step("target import");
        beside = new BesideImport(
                settings.checkedTarget(),
                epoch,
                goOn -> connections.other(
                        settings.checkedTarget(),
                        target -> targetImport.run(target, request, (read, expected) -> {
                            goOn.run();
                            progress.done(read, expected);
                        })),
                ended);
    }

    boolean besideEnded() {
        return beside != null && beside.ended();
    }

    /** One that is under way ends if it was begun under other settings, or another export control. */
    void makeWayUnlessOf(SettingsDocument settings) {
        String target = settings.checkedTarget().name();
        if (beside != null
                && !(beside.isOf(settings.checkedTarget(), gate.epoch(target))
                        && restorations.inForce(target) == null)) {
            beside.stop();
        }
    }

    /** What is left to do of an import that has ended beside exports: telling, and comparing. */
    void takeOver(SettingsDocument settings, RunProgress progress) {
        BesideImport ended = Objects.requireNonNull(beside, "nothing goes on beside exports");
        try {
            Optional<TargetImport.Result> result = ended.result();
            if (result.isPresent()) {
                imported(
                        result.get(), ended.begun(), connections.current(settings.checkedTarget()), settings, progress);
            } else {
                alone(settings, progress);
            }
        } catch (BesideImport.MadeWay e) {
            progress.held(BesideImport.MadeWay.WHY);
        }
    }

    void takenOver() {
        beside = null;
    }

    /** The process ends. */
    void interrupt() {
        BesideImport present = beside;
        if (present != null) {
            present.interrupt();
        }
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
            notices.foreignChanges(settings.checkedTarget().name(), found);
        }
    }

    void compare(ExportTarget target, SettingsDocument settings, RunProgress progress) {
        progress.step("comparison");
        if (restorations.inForce(settings.checkedTarget().name()) == null) {
            reconciliation.run(settings);
        }
        TargetComparison.Matched matched = comparison.run(target.schema(), settings);
        progress.add(Counts.MATCHED_HARD, matched.hard());
        progress.add(Counts.MATCHED_SOFT, matched.soft());
        if (progress.snapshot().profile() != RunProfile.EXPORT) {
            review.conflicts(progress);
        }
    }
}
