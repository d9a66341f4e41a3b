package io.isthmus.analyzer.checking;

import io.isthmus.analyzer.checking.ReadinessCheck.Failure;
import io.isthmus.analyzer.checking.ReadinessCheck.Status;
import io.isthmus.analyzer.words.Details;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Starts checks in the background, one at a time, and stops them. */
@ApplicationScoped
public class ReadinessChecks {

    private static final Logger LOG = Logger.getLogger(ReadinessChecks.class);
    private static final int ALL = 1_000;

    private final ReadinessStore store;
    private final DirectoryReader reader;
    private final CheckSettings settings;
    private final Clock clock = Clock.systemUTC();
    private final AtomicReference<CheckRun> running = new AtomicReference<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    ReadinessChecks(ReadinessStore store, DirectoryReader reader, CheckSettings settings) {
        this.store = store;
        this.reader = reader;
        this.settings = settings;
    }

    /** @return the begun check; empty while another one runs */
    public Optional<ReadinessCheck> begin(List<CheckedDirectory> directories, List<String> verifiedDomains) {
        CheckRun run = new CheckRun(
                UUID.randomUUID().toString(), reader, settings, directories, verifiedDomains, store::save, clock);
        if (!running.compareAndSet(null, run)) {
            return Optional.empty();
        }
        try {
            ReadinessCheck begun = run.begun();
            store.keepNewest(settings.kept() - 1);
            store.save(begun);
            threads.execute(() -> perform(run));
            return Optional.of(begun);
        } catch (RuntimeException fault) {
            running.set(null);
            throw fault;
        }
    }

    /** Id of the check that runs. */
    public Optional<String> runningCheck() {
        return Optional.ofNullable(running.get()).map(CheckRun::id);
    }

    /** @return false if that check does not run (any more) */
    public boolean cancel(String id) {
        CheckRun run = running.get();
        if (run == null || !run.id().equals(id)) {
            return false;
        }
        run.cancel();
        return true;
    }

    /** Ends what the last process left unfinished. */
    public void endInterrupted() {
        store.newest(ALL).stream()
                .filter(check -> check.status() == Status.RUNNING)
                .forEach(check -> store.save(failed(check, "INTERRUPTED", Details.none())));
    }

    private void perform(CheckRun run) {
        try {
            store.save(run.run(store));
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "readiness check %s failed", run.id());
            store.find(run.id())
                    .ifPresent(check -> store.save(failed(
                            check,
                            "INTERNAL",
                            Details.of("fault", fault.getClass().getSimpleName()))));
        } finally {
            running.set(null);
        }
    }

    private ReadinessCheck failed(ReadinessCheck check, String code, Details details) {
        return check.failed(Failure.of(code, null, code, details), clock.instant());
    }

    @PreDestroy
    void stop() {
        CheckRun run = running.get();
        if (run != null) {
            run.cancel();
        }
        threads.shutdown();
    }
}
