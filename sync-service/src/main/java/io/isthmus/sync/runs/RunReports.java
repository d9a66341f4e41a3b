package io.isthmus.sync.runs;

import io.isthmus.chassis.operations.Operations;
import io.isthmus.contracts.operations.Run;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes runs into the ledger and tells operators: at every turn, and in between at most once a second. */
final class RunReports {

    private static final Duration PACE = Duration.ofSeconds(1);

    private final RunLedger ledger;
    private final Operations operations;
    private final Clock clock;
    private final Map<String, Instant> lastReports = new ConcurrentHashMap<>();

    RunReports(RunLedger ledger, Operations operations, Clock clock) {
        this.ledger = ledger;
        this.operations = operations;
        this.clock = clock;
    }

    /** The run has taken a turn. */
    void turn(RunState state) {
        Run run = state.run();
        ledger.save(run);
        operations.publish(run);
        if (run.status().finished()) {
            lastReports.remove(run.id());
        } else {
            lastReports.put(run.id(), clock.instant());
        }
    }

    /** The run goes on. */
    void progress(RunState state) {
        Instant last = lastReports.getOrDefault(state.id(), Instant.EPOCH);
        if (!clock.instant().isBefore(last.plus(PACE))) {
            turn(state);
        }
    }
}
