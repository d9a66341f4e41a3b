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
import io.isthmus.export.target.TargetUnavailable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * One run after another, on one thread: an import never overlaps a write, so what it sees is never older than what we
 * remember. RunQueue that are asked for wait their turn; between them the thread looks for work by itself.
 */
@ApplicationScoped
public class RunQueue {

    private static final Logger LOG = Logger.getLogger(RunQueue.class);
    private static final String SERVICE = "export-service";

    private final RunStore store;
    private final TargetRuns runs;
    private final NextRun nextRun;
    private final RunReports reports;
    private final DatabaseOutage outage;
    private final String deployment;
    private final Clock clock = Clock.systemUTC();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final Deque<QueuedRun> waiting = new ArrayDeque<>();
    private QueuedRun current;
    private boolean woken;
    private boolean closed;
    private Thread thread;

    RunQueue(
            RunStore store,
            TargetRuns runs,
            NextRun nextRun,
            Operations operations,
            DatabaseOutage outage,
            DeploymentConfig config) {
        this.store = store;
        this.runs = runs;
        this.nextRun = nextRun;
        this.reports = new RunReports(store, operations, config.deployment(), SERVICE, clock);
        this.outage = outage;
        this.deployment = config.deployment();
    }

    /** Begins. */
    public void start(Duration lookEvery) {
        endAbandoned();
        thread = Thread.ofPlatform().name("runs").daemon().start(() -> loop(lookEvery));
    }

    /** What an earlier process, or a failure of the database, left unfinished is marked as interrupted. */
    private void endAbandoned() {
        for (KeptRun left : store.unfinished()) {
            if (working(left.run().id()).isEmpty()) {
                reports.turn(left.interrupted(
                        "broke off in the middle; an export goes on by itself when the gate is open", clock.instant()));
            }
        }
    }

    /**
     * Asks for a run. An export that is waiting or under way is answered instead of a second one, as is any waiting run of
     * the same profile.
     */
    public Run submit(RunProfile profile) {
        lock.lock();
        try {
            Optional<QueuedRun> same = waiting.stream()
                    .filter(run -> run.progress.snapshot().profile() == profile)
                    .findFirst();
            if (same.isEmpty() && profile == RunProfile.EXPORT && current != null) {
                same = Optional.of(current)
                        .filter(run -> run.progress.snapshot().profile() == profile);
            }
            if (same.isPresent()) {
                return same.get().progress.snapshot();
            }
            QueuedRun run = new QueuedRun(profile, false);
            waiting.add(run);
            something.signalAll();
            return run.progress.snapshot();
        } finally {
            lock.unlock();
        }
    }

    /** Something may have changed: look for work soon. */
    public void wake() {
        lock.lock();
        try {
            woken = true;
            something.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public Optional<Run> find(String id) {
        return working(id).or(() -> store.find(id).map(KeptRun::run));
    }

    /** Of a run that waits or goes on here. */
    private Optional<Run> working(String id) {
        lock.lock();
        try {
            return Stream.concat(Stream.ofNullable(current), waiting.stream())
                    .filter(run -> run.progress.id().equals(id))
                    .findFirst()
                    .map(run -> run.progress.snapshot());
        } finally {
            lock.unlock();
        }
    }

    public List<Run> newest(int limit) {
        return store.newest(limit).stream().map(KeptRun::run).toList();
    }

    private void loop(Duration lookEvery) {
        boolean brokeOff = false;
        while (true) {
            QueuedRun next = next(lookEvery);
            if (isClosed()) {
                return;
            }
            try {
                if (brokeOff) {
                    endAbandoned();
                    brokeOff = false;
                }
                if (next == null) {
                    next = nextRun.look()
                            .map(profile -> new QueuedRun(profile, true))
                            .orElse(null);
                }
                if (next != null) {
                    execute(next);
                }
            } catch (RuntimeException e) {
                brokeOff = true;
                outage.report(LOG, e, "looking for work failed; trying again");
            }
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** The next run that was asked for; {@code null} when it is time to look around. */
    private QueuedRun next(Duration lookEvery) {
        lock.lock();
        try {
            current = null;
            long nanos = lookEvery.toNanos();
            while (waiting.isEmpty() && !woken && !closed && nanos > 0) {
                nanos = something.awaitNanos(nanos);
            }
            woken = false;
            current = waiting.poll();
            return current;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void execute(QueuedRun run) {
        lock.lock();
        try {
            current = run;
        } finally {
            lock.unlock();
        }
        RunProgress progress = run.progress;
        progress.running();
        try {
            runs.run(progress.snapshot().profile(), progress);
        } catch (TargetUnavailable e) {
            progress.failed(e.code(), e.getMessage(), e.whatToDo());
        } catch (RuntimeException e) {
            LOG.errorf(e, "run %s failed", progress.id());
            progress.failed(
                    "UNEXPECTED",
                    e.getMessage() == null ? e.toString() : e.getMessage(),
                    "see the log of export-service; repeating the run is safe");
        }
        progress.finished();
        run.turn();
    }

    @PreDestroy
    void close() {
        lock.lock();
        try {
            closed = true;
            something.signalAll();
        } finally {
            lock.unlock();
        }
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** A run whose progress is kept and published. */
    private final class QueuedRun {
        private final RunProgress progress;

        QueuedRun(RunProfile profile, boolean automatic) {
            this.progress = new RunProgress(
                    UUID.randomUUID().toString(),
                    store.nextNumber(),
                    automatic,
                    deployment,
                    SERVICE,
                    profile,
                    runs.target(),
                    clock,
                    this::goesOn);
            turn();
        }

        void turn() {
            reports.turn(progress.kept());
        }

        private void goesOn() {
            reports.progress(progress.id(), progress::kept);
        }
    }
}
