package io.isthmus.sync.runs;

import io.isthmus.contracts.operations.Run;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs, kept in the order they began. */
final class ListedRuns implements RunLedger {

    private final Map<String, Run> runs = new LinkedHashMap<>();

    @Override
    public void save(Run run) {
        runs.put(run.id(), run);
    }

    @Override
    public Optional<Run> find(String id) {
        return Optional.ofNullable(runs.get(id));
    }

    @Override
    public List<Run> latest(int limit) {
        return runs.values().stream().limit(limit).toList();
    }

    @Override
    public List<Run> unfinished() {
        return runs.values().stream().filter(run -> !run.status().finished()).toList();
    }

    @Override
    public void forgetBefore(Instant start) {
        runs.values().removeIf(run -> run.startedAt().isBefore(start));
    }
}
