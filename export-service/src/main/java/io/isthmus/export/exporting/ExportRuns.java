package io.isthmus.export.exporting;

import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.chassis.deployment.DeploymentConfig;
import io.isthmus.chassis.operations.Operations;
import io.isthmus.contracts.export.ForeignSummary;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.operations.Counts;
import io.isthmus.contracts.operations.Notice;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.export.comparing.Comparison;
import io.isthmus.export.comparing.ComparisonStore;
import io.isthmus.export.gate.GateKeeper;
import io.isthmus.export.pending.TargetSchema;
import io.isthmus.export.reconciling.Readiness;
import io.isthmus.export.reconciling.Reconciliation;
import io.isthmus.export.restoring.Restorations;
import io.isthmus.export.reviewing.Review;
import io.isthmus.export.running.RunProgress;
import io.isthmus.export.running.RunWork;
import io.isthmus.export.target.ExportTarget;
import io.isthmus.export.target.TargetUnavailable;
import io.isthmus.export.targetimport.ObservedStore;
import io.isthmus.export.targetimport.TargetImport;
import io.isthmus.export.targetimport.TargetImportSchedule;
import io.isthmus.export.written.WrittenStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What the runs of this service do, and when an export begins by itself. */
@ApplicationScoped
class ExportRuns implements RunWork {

    private static final Duration FIRST_REST = Duration.ofSeconds(5);
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);

    private final ConfigLog log;
    private final GateKeeper gate;
    private final TargetConnections connections;
    private final TargetImport targetImport;
    private final TargetImportSchedule imports;
    private final Reconciliation reconciliation;
    private final Comparison comparison;
    private final ComparisonStore comparisons;
    private final Exporter exporter;
    private final ExportStore exports;
    private final Review review;
    private final ObservedStore observed;
    private final WrittenStore written;
    private final Restorations restorations;
    private final RestorationRuns restoration;
    private final Operations operations;
    private final DeploymentConfig deployment;
    private Duration rest = FIRST_REST;
    private Instant notBefore = Instant.MIN;
    private String toldHold = "";
    private String toldOrphans = "";
    private boolean exportedLast;

    ExportRuns(
            ConfigLog log,
            GateKeeper gate,
            TargetConnections connections,
            TargetImport targetImport,
            TargetImportSchedule imports,
            Reconciliation reconciliation,
            Comparison comparison,
            ComparisonStore comparisons,
            Exporter exporter,
            ExportStore exports,
            Review review,
            ObservedStore observed,
            WrittenStore written,
            Restorations restorations,
            RestorationRuns restoration,
            Operations operations,
            DeploymentConfig deployment) {
        this.log = log;
        this.gate = gate;
        this.connections = connections;
        this.targetImport = targetImport;
        this.imports = imports;
        this.reconciliation = reconciliation;
        this.comparison = comparison;
        this.comparisons = comparisons;
        this.exporter = exporter;
        this.exports = exports;
        this.review = review;
        this.observed = observed;
        this.written = written;
        this.restorations = restorations;
        this.restoration = restoration;
        this.operations = operations;
        this.deployment = deployment;
    }

    @Override
    public String target() {
        return gate.settings()
                .map(SettingsDocument::target)
                .map(TargetSettings::name)
                .orElse(null);
    }

    @Override
    public void run(RunProfile profile, RunProgress progress) {
        Optional<SettingsDocument> settings = gate.settings().filter(document -> document.target() != null);
        if (settings.isEmpty()) {
            progress.failed(
                    "NO_TARGET",
                    "the settings of deployment " + deployment.deployment() + " name no target, or are not loaded yet",
                    "import settings that name the target");
            return;
        }
        try {
            switch (profile) {
                case TARGET_IMPORT ->
                    importTarget(connections.fresh(settings.get().target()), settings.get(), progress);
                case TARGET_SYNCHRONIZATION ->
                    compare(connections.current(settings.get().target()), settings.get(), progress);
                case EXPORT -> export(settings.get(), progress);
                case FULL_IMPORT, DELTA_IMPORT, FULL_SYNCHRONIZATION ->
                    throw new IllegalArgumentException(profile + " is a run of sync-service");
            }
            rest = FIRST_REST;
            review.counts(progress);
        } catch (TargetUnavailable e) {
            connections.forget();
            restAWhile();
            if (profile == RunProfile.TARGET_IMPORT) {
                imports.ended(false);
            }
            throw e;
        }
    }

    /** @return whether everything was seen */
    private boolean importTarget(ExportTarget target, SettingsDocument settings, RunProgress progress) {
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
        progress.count(Counts.READ, result.read());
        if (progress.snapshot().profile() == RunProfile.TARGET_IMPORT) {
            progress.count(Counts.ADDED, result.added());
            progress.count(Counts.UPDATED, result.changed());
            progress.count(Counts.DELETED, result.gone());
            progress.count(Counts.UNCHANGED, result.unchanged());
        }
        if (result.incomplete() != null) {
            progress.failed(
                    "TARGET_IMPORT_INCOMPLETE",
                    "not everything at the target was seen: " + result.incomplete(),
                    "repeat the target import; until one is complete nothing is written");
            return false;
        }
        if (seenInThisTerm) {
            tellForeign(written.foreignSummary(begun), settings);
        }
        compare(target, settings, progress);
        return true;
    }

    /** Only while this deployment exports: before, the old tool or another deployment is expected to. */
    private void tellForeign(ForeignSummary found, SettingsDocument settings) {
        if (found.total() > 0 && gate.active()) {
            notice(
                    "FOREIGN_CHANGES",
                    Notice.Severity.WARNING,
                    "somebody else has changed " + settings.target().name() + ": " + found.added() + " objects added, "
                            + found.changed() + " changed, " + found.deleted() + " deleted since the import before",
                    "See GET /api/foreign-changes; if the old tool was retired, find out whether it, or another tool,"
                            + " still exports.");
        }
    }

    private void compare(ExportTarget target, SettingsDocument settings, RunProgress progress) {
        progress.step("comparison");
        if (restorations.inForce(settings.target().name()) == null) {
            reconciliation.run(settings);
        }
        Comparison.Matched matched = comparison.run(target.schema(), settings);
        progress.add(Counts.MATCHED_HARD, matched.hard());
        progress.add(Counts.MATCHED_SOFT, matched.soft());
        if (progress.snapshot().profile() != RunProfile.EXPORT) {
            review.conflicts(progress);
        }
    }

    private void export(SettingsDocument settings, RunProgress progress) {
        GateState state = gate.judge();
        if (mustImportFirst(state)) {
            ExportTarget target = connections.fresh(settings.target());
            if (!importTarget(target, settings, progress)) {
                return;
            }
            state = gate.judge();
        }
        if (!openButForTheBatch(state)) {
            progress.held(state.holds().getFirst().message());
            return;
        }
        exporter.run(connections.current(settings.target()), settings, progress);
    }

    static boolean mustImportFirst(GateState state) {
        return !state.holds().isEmpty()
                && state.holds().stream()
                        .allMatch(hold -> hold.code() == GateState.Code.TARGET_NOT_IMPORTED
                                || hold.code() == GateState.Code.BATCH_INCOMPLETE
                                || hold.code() == GateState.Code.DELETION_THRESHOLD_EXCEEDED
                                || hold.code() == GateState.Code.EMPTY_SOURCE
                                || hold.code() == GateState.Code.RESTORATION_NOT_READY
                                || hold.code() == GateState.Code.RESTORATION_NOT_APPROVED)
                && state.holds().stream().anyMatch(hold -> hold.code() == GateState.Code.TARGET_NOT_IMPORTED);
    }

    private static boolean openButForTheBatch(GateState state) {
        return state.holds().stream().allMatch(hold -> hold.code() == GateState.Code.BATCH_INCOMPLETE);
    }

    /** Exports go first; a target import that is due is put off by one of them and no more. */
    @Override
    public Optional<RunProfile> look() {
        Optional<RunProfile> next = next();
        if ((next.isEmpty() || exportedLast) && importDue()) {
            next = Optional.of(RunProfile.TARGET_IMPORT);
        }
        exportedLast = next.filter(RunProfile.EXPORT::equals).isPresent();
        return next;
    }

    private boolean importDue() {
        Optional<SettingsDocument> settings = gate.settings().filter(document -> document.target() != null);
        return log.loaded()
                && settings.isPresent()
                && !Instant.now().isBefore(notBefore)
                && gate.batchComplete()
                && imports.due(
                                settings.get().schedule(),
                                restorations.inForce(settings.get().target().name()) != null)
                        .isPresent();
    }

    private Optional<RunProfile> next() {
        Optional<SettingsDocument> settings = gate.settings().filter(document -> document.target() != null);
        if (!log.loaded() || settings.isEmpty() || Instant.now().isBefore(notBefore)) {
            return Optional.empty();
        }
        String target = settings.get().target().name();
        String restoring = restorations.inForce(target);
        if (restoring == null && !gate.batchComplete()) {
            return Optional.empty();
        }
        try {
            if (restoring == null) {
                tellOnce(reconciliation.run(settings.get()));
            }
            if (restorations.switched(target) || comparisons.anythingToCompare()) {
                comparison.run(schema(settings.get().target()), settings.get());
            }
        } catch (TargetUnavailable e) {
            restAWhile();
            notice(e.code(), Notice.Severity.ERROR, e.getMessage(), e.whatToDo());
            return Optional.empty();
        }
        if (restorations.applying(target) != null) {
            return restoration.next(gate.judge(), this::tellOnce);
        }
        if (!gate.active() || exports.executable(false) == 0) {
            return Optional.empty();
        }
        GateState state = gate.judge();
        if (state.open() || mustImportFirst(state)) {
            toldHold = "";
            return Optional.of(RunProfile.EXPORT);
        }
        tellOnce(state.holds().getFirst());
        return Optional.empty();
    }

    private TargetSchema schema(TargetSettings target) {
        TargetSchema learned = connections.learned();
        return learned != null ? learned : connections.current(target).schema();
    }

    private void restAWhile() {
        notBefore = Instant.now().plus(rest);
        rest = rest.multipliedBy(2).compareTo(LONGEST_REST) < 0 ? rest.multipliedBy(2) : LONGEST_REST;
    }

    /** The same hold is told once, not with every batch. */
    private void tellOnce(GateState.Hold hold) {
        if (!hold.message().equals(toldHold)) {
            toldHold = hold.message();
            notice(hold.code().name(), Notice.Severity.WARNING, hold.message(), hold.whatToDo());
        }
    }

    /** The batch is whole, so whatever is missing now does not come by itself. */
    private void tellOnce(Readiness readiness) {
        String why = readiness instanceof Readiness.NotYet notYet ? notYet.why() : "";
        if (!why.isEmpty() && !why.equals(toldOrphans)) {
            notice(
                    "ORPHANS_NOT_JUDGED",
                    Notice.Severity.INFO,
                    "what an old tool has left at the target without a source is not known yet: " + why,
                    "put the errors of the last full import right, then run a full import of each source and a target import");
        }
        toldOrphans = why;
    }

    private void notice(String code, Notice.Severity severity, String message, String whatToDo) {
        operations.publish(new Notice(
                "export-" + code,
                deployment.deployment(),
                "export-service",
                severity,
                code,
                message,
                whatToDo,
                Instant.now()));
    }
}
