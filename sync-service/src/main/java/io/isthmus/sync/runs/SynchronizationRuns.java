package io.isthmus.sync.runs;

import io.isthmus.chassis.runs.RunReports;
import io.isthmus.chassis.runs.RunStore;
import io.isthmus.chassis.runs.RunTally;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.rules.rule.RuleSet;
import io.isthmus.sync.groupfilter.GroupFilters;
import io.isthmus.sync.rules.SynchronizationRules;
import io.isthmus.sync.rules.UnreadableRules;
import io.isthmus.sync.runs.ImportMarkers.ArrivedImport;
import io.isthmus.sync.synchronizing.Synchronization;
import io.isthmus.sync.synchronizing.outbound.Grace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The step {@code synchronization} of runs, one after the other. What is to be done follows from what has arrived, not
 * from who asked: an import whose service died after its markers were sent is synchronized all the same.
 *
 * <p>Used by one thread.
 */
final class SynchronizationRuns {

    private final Synchronizing synchronizing;
    private final Filtering filtering;
    private final Supplier<List<ArrivedImport>> arrived;
    private final Consumer<List<String>> done;
    private final ActiveRuns active;
    private final RunStore store;
    private final RunReports reports;
    private final CurrentRules rules;
    private final Consumer<BatchSent> sent;
    private final AbandonedRuns abandoned;
    private final String deployment;
    private final Clock clock;

    /** {@link Synchronization#run}. */
    @FunctionalInterface
    interface Synchronizing {
        void run(
                Synchronization.Order order,
                SynchronizationRules rules,
                RunTally tally,
                Synchronization.Progress progress,
                Supplier<Map<String, Long>> counts);
    }

    /** {@link GroupFilters#apply}. */
    @FunctionalInterface
    interface Filtering {
        Set<String> apply(SettingsDocument settings, RuleSet rules, RunTally tally, boolean tellsNames);
    }

    /**
     * @param arrived {@link ImportMarkers#waiting}
     * @param done {@link ImportMarkers#done}
     * @param sent is told of each delta whose changes are sent
     */
    SynchronizationRuns(
            Synchronizing synchronizing,
            Filtering filtering,
            Supplier<List<ArrivedImport>> arrived,
            Consumer<List<String>> done,
            ActiveRuns active,
            RunStore store,
            RunReports reports,
            CurrentRules rules,
            Consumer<BatchSent> sent,
            String deployment,
            Clock clock) {
        this.synchronizing = synchronizing;
        this.filtering = filtering;
        this.arrived = arrived;
        this.done = done;
        this.active = active;
        this.store = store;
        this.reports = reports;
        this.rules = rules;
        this.sent = sent;
        this.abandoned = new AbandonedRuns(active, reports, clock);
        this.deployment = deployment;
        this.clock = clock;
    }

    /** Does everything there is to do. To be called again whenever something may have arrived. */
    void pass(SettingsDocument settings) {
        for (RunState run : active.all()) {
            if (run.profile() == RunProfile.FULL_SYNCHRONIZATION) {
                synchronize(run, settings, clock.instant());
            }
        }
        List<ArrivedImport> waiting = arrived.get();
        abandoned.end(waiting);
        List<String> superseded = superseded(waiting);
        if (!superseded.isEmpty()) {
            done.accept(superseded);
        }
        for (ArrivedImport each : waiting) {
            if (!superseded.contains(each.runId())) {
                runOf(each).filter(run -> !run.importing()).ifPresent(run -> {
                    synchronize(run, settings, each.finishedAt());
                    done.accept(List.of(each.runId()));
                });
            }
        }
    }

    /** During a replay the markers of many past runs come by; nobody waits for those, and the newest stands for all. */
    private List<String> superseded(List<ArrivedImport> waiting) {
        List<String> superseded = new ArrayList<>();
        for (int i = 0; i < waiting.size() - 1; i++) {
            String id = waiting.get(i).runId();
            boolean expected = active.find(id).isPresent()
                    || store.find(id)
                            .map(kept -> kept.run().status())
                            .filter(s -> s == RunStatus.INTERRUPTED)
                            .isPresent();
            if (!expected) {
                superseded.add(id);
            }
        }
        return superseded;
    }

    /** Empty when the run is known to be over: only its markers were read again. */
    private Optional<RunState> runOf(ArrivedImport arrived) {
        Optional<RunState> running = active.find(arrived.runId());
        if (running.isPresent()) {
            return running;
        }
        RunState run = store.find(arrived.runId()).map(RunState::of).orElseGet(() -> forgotten(arrived));
        if (arrived.complete()) {
            run.close(RunState.IMPORT, RunStatus.SUCCEEDED, arrived.finishedAt());
        }
        run.say("synchronized after this service was restarted");
        return Optional.of(run);
    }

    /**
     * A run that only its markers tell of: the database was lost, and is being rebuilt; or the service was killed when a scheduled delta
     * had found changes, and had not been told of yet.
     */
    private RunState forgotten(ArrivedImport arrived) {
        RunState run = new RunState(
                reports.begin(arrived.runId(), arrived.profile(), arrived.connector(), false, arrived.finishedAt()));
        run.close(RunState.IMPORT, arrived.complete() ? RunStatus.SUCCEEDED : RunStatus.FAILED, arrived.finishedAt());
        return run;
    }

    private void synchronize(RunState run, SettingsDocument settings, Instant at) {
        RunTally tally = run.start(RunState.SYNCHRONIZATION, clock.instant());
        reports.progress(run.id(), run::kept); // a short import has just been told of
        try {
            SynchronizationRules current = rules.of(settings);
            Set<String> uncertain =
                    filtering.apply(settings, current.rules(), tally, run.profile() != RunProfile.DELTA_IMPORT);
            synchronizing.run(
                    new Synchronization.Order(
                            run.id(),
                            run.profile() == RunProfile.FULL_SYNCHRONIZATION,
                            context(at),
                            Grace.of(settings),
                            run.wholeSource().filter(source -> !uncertain.contains(source.name()))),
                    current,
                    tally,
                    (evaluated, expected) -> {
                        run.progress(RunState.SYNCHRONIZATION, evaluated, expected);
                        reports.progress(run.id(), run::kept);
                    },
                    run::counts);
            run.end(RunState.SYNCHRONIZATION, clock.instant());
            tell(run);
        } catch (UnreadableRules e) {
            run.fail(
                    RunState.SYNCHRONIZATION,
                    new RunError(
                            "RULES_UNREADABLE",
                            null,
                            "the rules of the settings cannot be used: " + e.getMessage(),
                            "Correct the rules named here in the settings; then run a full synchronization."),
                    clock.instant());
        }
        run.finish(clock.instant());
        active.end(run.id());
        reports.turn(run.kept());
    }

    private void tell(RunState run) {
        String source = run.connector();
        if (source != null && run.profile() == RunProfile.DELTA_IMPORT) {
            sent.accept(new BatchSent(source, Duration.between(run.run().startedAt(), clock.instant())));
        }
    }

    /** The seed is the same for ever, so that what a rule draws for an object stays what it was. */
    private EvaluationContext context(Instant at) {
        return EvaluationContext.at(at, deployment.hashCode());
    }
}
