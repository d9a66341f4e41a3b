package io.isthmus.sync.runs;

import io.isthmus.chassis.runs.RunReports;
import io.isthmus.chassis.runs.RunTally;
import io.isthmus.contracts.operations.Counts;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.containers.NamingContexts;
import io.isthmus.rules.rule.RuleSet;
import io.isthmus.sync.importing.ImportOrder;
import io.isthmus.sync.importing.ImportResult;
import io.isthmus.sync.importing.Importing;
import io.isthmus.sync.runs.SourceStates.Finding;
import io.isthmus.sync.runs.SourceStates.SourceState;
import io.isthmus.sync.source.ImportSelection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The step {@code import} of a run. */
final class ImportRuns {

    private static final Logger LOG = Logger.getLogger(ImportRuns.class);

    private static final Duration PACE = Duration.ofSeconds(1);

    private final Importing importing;
    private final SourceStates states;
    private final RunReports reports;
    private final Runnable reconciling;
    private final Clock clock;

    /** @param reconciling has looked at what only a full import leads to looking at */
    ImportRuns(Importing importing, SourceStates states, RunReports reports, Runnable reconciling, Clock clock) {
        this.importing = importing;
        this.states = states;
        this.reports = reports;
        this.reconciling = reconciling;
        this.clock = clock;
    }

    /** @return whether a synchronization follows; if not, the run has ended */
    boolean run(RunState run, SourceSettings source, RuleSet rules, List<SourceSettings> sources) {
        NamingContexts contexts = NamingContexts.of(sources);
        Instant startedAt = clock.instant();
        RunTally tally = run.start(RunState.IMPORT, startedAt);
        try {
            ImportSelection selection = SourceSelection.of(source, rules);
            String fingerprint = SourceSelection.fingerprint(source, selection, contexts);
            Optional<SourceState> before = states.of(source.name());
            String watermark = watermark(run, source, fingerprint, before);
            String last = before.map(SourceState::lastWatermark).orElse(null);
            boolean quiet = run.quiet() && watermark != null;
            if (!quiet) {
                speak(run);
            }
            ImportResult result = read(
                    run,
                    new ImportOrder(run.id(), source, selection, watermark, last, contexts, sources, quiet),
                    tally);
            boolean full = watermark == null;
            if (!full && result.needsFullImport()) {
                becomeFull(run, source, result);
                result = read(
                        run, new ImportOrder(run.id(), source, selection, null, last, contexts, sources, false), tally);
                full = true;
            }
            remember(source, before, result, full, fingerprint, selection, startedAt);
            return end(run, result, tally);
        } catch (RuntimeException e) {
            LOG.errorf(e, "the import run %s of source %s broke off", run.id(), source.name());
            return end(run, new ImportResult(brokeOff(e), false, null), tally);
        }
    }

    private void speak(RunState run) {
        run.speak();
        reports.turn(run.kept());
    }

    private ImportResult read(RunState run, ImportOrder order, RunTally tally) {
        return observed(run, tally, () -> importing.run(order, tally));
    }

    /** Noted first: after a crash, nobody asks for that delta again. */
    private void becomeFull(RunState run, SourceSettings source, ImportResult refused) {
        states.requireFullImport(source.name());
        run.becomesFull("a full import instead of a delta: "
                + Objects.requireNonNull(refused.failure()).message());
        speak(run);
    }

    private static RunError brokeOff(RuntimeException e) {
        return new RunError(
                "IMPORT_BROKE_OFF",
                null,
                "the import broke off: " + e.getMessage(),
                "See whether Kafka and the database are well; then run the import again, which harms nothing.");
    }

    /** None for a full import, also where a delta was asked for that cannot be had. */
    private static @Nullable String watermark(
            RunState run, SourceSettings source, String fingerprint, Optional<SourceState> state) {
        if (run.profile() == RunProfile.FULL_IMPORT) {
            return null;
        }
        if (state.isEmpty() || state.get().watermark() == null) {
            run.becomesFull("a full import instead of a delta: no full import was completed before");
            return null;
        }
        if (!fingerprint.equals(state.get().selection())) {
            run.becomesFull("a full import instead of a delta: containers, rules or the source itself have changed");
            return null;
        }
        if (!source.delta().name().equals(state.get().deltaMethod())) {
            run.becomesFull("a full import instead of a delta: the delta method has changed");
            return null;
        }
        return state.get().watermark();
    }

    /** Reports progress from a thread of its own, since the work itself may wait long for the directory. */
    private ImportResult observed(RunState run, RunTally tally, Supplier<ImportResult> work) {
        CountDownLatch ended = new CountDownLatch(1);
        Thread observer = Thread.ofVirtual().name("progress-" + run.id()).start(() -> report(run, tally, ended));
        try {
            return work.get();
        } finally {
            ended.countDown();
            awaitEnd(observer);
            run.progress(RunState.IMPORT, tally.get(Counts.READ), null);
        }
    }

    private void report(RunState run, RunTally tally, CountDownLatch ended) {
        try {
            while (!ended.await(PACE.toMillis(), TimeUnit.MILLISECONDS)) {
                run.progress(RunState.IMPORT, tally.get(Counts.READ), null);
                if (!run.quiet()) {
                    reports.progress(run.id(), run::kept);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warnf(e, "the progress of run %s could not be told; the run goes on", run.id());
        }
    }

    /** So that a late progress report never overwrites how the step ended. */
    private static void awaitEnd(Thread observer) {
        try {
            observer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void remember(
            SourceSettings source,
            Optional<SourceState> before,
            ImportResult result,
            boolean full,
            String fingerprint,
            ImportSelection selection,
            Instant startedAt) {
        if (result.complete()) {
            states.save(
                    source.name(),
                    new SourceState(
                            result.watermark(),
                            result.watermark() == null
                                    ? before.map(SourceState::lastWatermark).orElse(null)
                                    : result.watermark(),
                            source.delta().name(),
                            fingerprint,
                            full
                                    ? startedAt
                                    : before.map(SourceState::lastFullImportAt).orElse(null),
                            startedAt,
                            Finding.after(before.map(SourceState::finding), result.method(), full, startedAt)),
                    selection.memberships());
            if (full) {
                reconciling.run();
            }
        }
    }

    private boolean end(RunState run, ImportResult result, RunTally tally) {
        boolean nothing = result.complete() && !result.synchronizes() && tally.get(Counts.ERRORS) == 0;
        if (run.quiet() && nothing) {
            return false; // as if it had not been
        }
        if (result.failure() == null) {
            run.end(RunState.IMPORT, clock.instant());
        } else {
            run.fail(RunState.IMPORT, result.failure(), clock.instant());
        }
        if (!result.synchronizes()) {
            RunStatus without = result.complete() ? RunStatus.SUCCEEDED : RunStatus.FAILED;
            run.close(RunState.SYNCHRONIZATION, without, clock.instant());
            run.finish(clock.instant());
        }
        speak(run);
        return result.synchronizes();
    }
}
