package io.isthmus.export.exporting;

import io.isthmus.chassis.configlog.ConfigLog;
import io.isthmus.chassis.deployment.DeploymentConfig;
import io.isthmus.chassis.instance.InstanceLease;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.export.comparing.TargetComparison;
import io.isthmus.export.gate.GateKeeper;
import io.isthmus.export.matching.Matching;
import io.isthmus.export.pending.PendingDifferences;
import io.isthmus.export.pending.PendingStates;
import io.isthmus.export.progress.RunProgress;
import io.isthmus.export.restoring.Restorations;
import io.isthmus.export.target.ExportTarget;
import io.isthmus.export.targetimport.ImportHistory;
import io.isthmus.export.targetimport.ObservedStore;
import io.isthmus.export.written.WrittenStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;

/** Applies pending exports until none is left, or only failing ones ({@link ExportSession}). */
@ApplicationScoped
public class Exporter {

    private static final Duration FORGETS_EVERY = Duration.ofHours(1);

    private final ExportStore store;
    private final TargetComparison comparison;
    private final Restorations restorations;
    private final GateKeeper gate;
    private final ObservedStore observed;
    private final ImportHistory imports;
    private final WrittenStore written;
    private final OutcomeLog outcomes;
    private final Consumer<AnsweredRequest> requests;
    private final Writing writing;
    private final InstanceLease instance;
    private final ConfigLog log;
    private final DeploymentConfig deployment;
    private final BatchArrivals arrivals;
    private final ExportConfig config;
    private Instant forgot = Instant.MIN;

    Exporter(
            ExportStore store,
            TargetComparison comparison,
            Restorations restorations,
            GateKeeper gate,
            ObservedStore observed,
            ImportHistory imports,
            WrittenStore written,
            OutcomeLog outcomes,
            Consumer<AnsweredRequest> requests,
            Writing writing,
            InstanceLease instance,
            ConfigLog log,
            DeploymentConfig deployment,
            BatchArrivals arrivals,
            ExportConfig config) {
        this.store = store;
        this.comparison = comparison;
        this.restorations = restorations;
        this.gate = gate;
        this.observed = observed;
        this.imports = imports;
        this.written = written;
        this.outcomes = outcomes;
        this.requests = requests;
        this.writing = writing;
        this.instance = instance;
        this.log = log;
        this.deployment = deployment;
        this.arrivals = arrivals;
        this.config = config;
    }

    /** The gate must be open but for the batch, which may still be arriving; everything else is asked again here. */
    public void run(ExportTarget target, SettingsDocument settings, RunProgress progress) {
        forgetOldRequests();
        progress.step("export");
        ExportSession session = session(target, settings, progress);
        try {
            writing.during(session::export);
        } catch (ExportStopped e) {
            progress.held("stopped: " + e.getMessage());
        }
    }

    private void forgetOldRequests() {
        Instant now = Instant.now();
        if (forgot.isBefore(now.minus(FORGETS_EVERY))) {
            written.forgetBefore(now.minus(config.writtenFor()));
            forgot = now;
        }
    }

    private ExportSession session(ExportTarget target, SettingsDocument settings, RunProgress progress) {
        PendingStates states = new PendingStates(new PendingDifferences(target.schema(), settings.safety()));
        Recognition recognition =
                new Recognition(target, observed::belongsToAnother, new Matching(settings.identity()));
        RunAttempts attempts = new RunAttempts(
                settings.checkedTarget().name(),
                recognition,
                imports.listingShifted(),
                epoch -> attempt(target, settings, recognition, epoch));
        Outcomes runOutcomes = new Outcomes(outcomes, progress, deployment.deployment());
        OutcomeRecorder recorder = new OutcomeRecorder(
                store,
                progress.number(),
                new Tries.Rest(config.firstRetry(), config.maximumRetry()),
                restorations.inForce(settings.checkedTarget().name()) != null,
                () -> comparison.run(target.schema(), settings),
                ids -> comparison.again(ids, target.schema(), settings));
        Recording recording = new Recording(recorded -> {
            recorder.record(recorded);
            runOutcomes.tell(recorded, attempts.epoch());
        });
        return new ExportSession(
                gate,
                new ExportPages(
                        store, new RequestSelection(states, config.membersPerRequest()), query(target, progress)),
                attempts,
                recorder,
                runOutcomes,
                new Lanes(settings.checkedTarget().maxConcurrentRequests(), config.straggling(), recording),
                progress,
                arrivals,
                config.lookInterval(),
                config.maxErrors());
    }

    private Attempt attempt(ExportTarget target, SettingsDocument settings, Recognition recognition, long epoch) {
        Permit permit = new Permit(
                instance,
                log,
                deployment.deployment(),
                settings.checkedTarget().name(),
                epoch,
                deployment.configLog().lease());
        return new Attempt(
                target.guardedBy(permit::check), permit::check, new Pace(permit::check), recognition, requests, config);
    }

    private ExportStore.Query query(ExportTarget target, RunProgress progress) {
        return new ExportStore.Query(
                progress.number(),
                !progress.automatic(),
                true,
                config.pageSize(),
                Arrays.stream(ObjectType.values())
                        .filter(target.schema()::supports)
                        .toList(),
                false);
    }
}
