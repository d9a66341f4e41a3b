package io.isthmus.chassis.runs;

import io.isthmus.chassis.operations.Operations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Keeps runs and tells operators: at every turn, and in between at most once a second. */
public final class RunReports {

    private static final Duration PACE = Duration.ofSeconds(1);

    private final RunStore store;
    private final Operations operations;
    private final Clock clock;
    private final Map<String, Instant> lastReports = new ConcurrentHashMap<>();

    public RunReports(RunStore store, Operations operations, Clock clock) {
        this.store = store;
        this.operations = operations;
        this.clock = clock;
    }

    /** The run has taken a turn. */
    public void turn(KeptRun run) {
        if (run.run().status().finished()) {
            lastReports.remove(run.run().id());
        } else {
            lastReports.put(run.run().id(), clock.instant());
        }
        store.save(run);
        operations.publish(run.run());
    }

    /** The run goes on. */
    public void progress(String id, Supplier<KeptRun> run) {
        Instant last = lastReports.getOrDefault(id, Instant.EPOCH);
        if (!clock.instant().isBefore(last.plus(PACE))) {
            turn(run.get());
        }
    }
}
