package io.isthmus.export.running;

import io.isthmus.chassis.deployment.DeploymentConfig;
import io.isthmus.chassis.operations.Operations;
import io.isthmus.chassis.outage.DatabaseOutage;
import io.isthmus.chassis.runs.KeptRun;
import io.isthmus.chassis.runs.RunReports;
import io.isthmus.chassis.runs.RunStore;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.export.progress.RunProgress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One run after another, on one thread. Runs that are asked for wait their turn; between them the thread looks for work by
 * itself. A target import that nobody waits for reads the target beside the others, on a thread of its own, and takes its turn
 * for the rest.
 */
@ApplicationScoped
public class RunQueue {

    private static final Logger LOG = Logger.getLogger(RunQueue.class);
    private static final String SERVICE = "export-service";

    private final RunStore store;
    private final TargetRuns runs;
    private final TargetImportRuns imports;
    private final NextRun nextRun;
    private final RunReports reports;
    private final DatabaseOutage outage;
    private final Clock clock = Clock.systemUTC();
    private final WaitingRuns waiting = new WaitingRuns();
    private @Nullable Thread thread;

    RunQueue(
            RunStore store,
            TargetRuns runs,
            TargetImportRuns imports,
            NextRun nextRun,
            Operations operations,
            DatabaseOutage outage,
            DeploymentConfig config) {
        this.store = store;
        this.runs = runs;
        this.imports = imports;
        this.nextRun = nextRun;
        this.reports = new RunReports(store, operations, config.deployment(), SERVICE, clock);
        this.outage = outage;
    }

    /** Begins. */
    public void start(Duration lookEvery) {
        endAbandoned();
        thread = Thread.ofPlatform().name("runs").daemon().start(() -> loop(lookEvery));
    }

    /** What an earlier process, or a failure of the database, left unfinished is marked as interrupted. */
    private void endAbandoned() {
        reports.interrupt(
                left -> waiting.find(left.run().id()).isEmpty(),
                left -> "broke off in the middle; an export goes on by itself when the gate is open");
    }

    /**
     * Asks for a run. An export that is waiting or under way is answered instead of a second one, as is any waiting run of
     * the same profile.
     */
    public Run submit(RunProfile profile) {
        return waiting.submit(profile, () -> queued(profile, false));
    }

    /** Something may have changed: look for work soon. */
    public void wake() {
        waiting.wake();
    }

    public Optional<Run> find(String id) {
        return waiting.find(id).or(() -> store.find(id).map(KeptRun::run));
    }

    public List<Run> newest(int limit) {
        return store.newest(limit).stream().map(KeptRun::run).toList();
    }

    private void loop(Duration lookEvery) {
        boolean brokeOff = false;
        while (true) {
            Optional<QueuedRun> next = waiting.next(lookEvery);
            if (waiting.closed()) {
                return;
            }
            try {
                if (brokeOff) {
                    endAbandoned();
                    brokeOff = false;
                }
                takeOver();
                next.ifPresentOrElse(
                        this::execute,
                        () -> nextRun.look(waiting.beside().isEmpty()).ifPresent(this::begin));
            } catch (RuntimeException e) {
                brokeOff = true;
                outage.report(LOG, e, "looking for work failed; trying again");
            }
        }
    }

    private void begin(NextRun.Next next) {
        QueuedRun run = queued(next.profile(), true);
        if (!next.besideExports()) {
            execute(run);
            return;
        }
        waiting.goesOnBeside(run);
        run.progress().running();
        try {
            runs.beginBeside(run.progress(), this::wake);
            wake();
        } catch (RuntimeException e) {
            waiting.nothingBeside();
            run.perform(progress -> {
                throw e;
            });
        }
    }

    /** An import that has read the target beside the others comes to its end here, so that nothing is compared twice at once. */
    private void takeOver() {
        waiting.beside().filter(run -> imports.besideEnded()).ifPresent(run -> {
            try {
                run.perform(runs::takeOver);
            } finally {
                waiting.nothingBeside();
            }
        });
    }

    private void execute(QueuedRun run) {
        waiting.goesOn(run);
        run.progress().running();
        run.perform(progress -> runs.run(run.profile(), progress));
    }

    private QueuedRun queued(RunProfile profile, boolean automatic) {
        RunProgress progress = new RunProgress(
                reports.begin(profile, runs.target(), automatic),
                clock,
                changed -> reports.progress(changed.id(), changed::kept));
        QueuedRun run = new QueuedRun(progress, reports);
        run.turn();
        return run;
    }

    @PreDestroy
    void close() {
        waiting.close();
        if (thread != null) {
            thread.interrupt();
        }
        imports.interrupt();
    }
}
