package io.isthmus.sync.runs;

import io.isthmus.contracts.operations.RunStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The runs that this process works on: at most one for each source, and one for all. */
final class ActiveRuns {

    private final Map<String, RunState> byId = new LinkedHashMap<>();
    private final Set<String> adopted = new HashSet<>();

    /** @return the run that is in the way, if any; else the new one is active */
    synchronized Optional<RunState> begin(RunState run) {
        Optional<RunState> other = byId.values().stream()
                .filter(each -> Objects.equals(each.connector(), run.connector()))
                .findFirst();
        if (other.isEmpty()) {
            byId.put(run.id(), run);
        }
        return other;
    }

    /** One that an earlier process began. */
    synchronized void adopt(RunState run) {
        byId.put(run.id(), run);
        adopted.add(run.id());
    }

    synchronized List<RunState> adopted() {
        return byId.values().stream().filter(run -> adopted.contains(run.id())).toList();
    }

    synchronized Optional<RunState> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Whether the source is being read right now. */
    synchronized boolean importing(String connector) {
        return byId.values().stream()
                .anyMatch(run -> connector.equals(run.connector()) && run.has(RunState.IMPORT, RunStatus.RUNNING));
    }

    /** Whether a run of the source goes on, whatever its step. */
    synchronized boolean worksOn(String connector) {
        return byId.values().stream().anyMatch(run -> connector.equals(run.connector()));
    }

    synchronized List<RunState> all() {
        return new ArrayList<>(byId.values());
    }

    synchronized void end(String id) {
        byId.remove(id);
        adopted.remove(id);
        notifyAll();
    }

    /** Returns when no run of the source goes on, or after so long. */
    synchronized void awaitNoneOf(String connector, Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos(); worksOn(connector) && left > 0; left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
