package io.isthmus.sync.runs;

import io.isthmus.chassis.runs.KeptRun;
import io.isthmus.chassis.runs.RunStore;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs, kept in the order they began. */
final class ListedRuns implements RunStore {

    private final Map<String, KeptRun> runs = new LinkedHashMap<>();

    @Override
    public long nextNumber() {
        return runs.size() + 1L;
    }

    @Override
    public void save(KeptRun kept) {
        runs.put(kept.run().id(), kept);
    }

    @Override
    public Optional<KeptRun> find(String id) {
        return Optional.ofNullable(runs.get(id));
    }

    @Override
    public List<KeptRun> newest(int limit) {
        return runs.values().stream().limit(limit).toList();
    }

    @Override
    public List<KeptRun> unfinished() {
        return runs.values().stream()
                .filter(kept -> !kept.run().status().finished())
                .toList();
    }

    @Override
    public void forgetBefore(Instant start) {
        runs.values().removeIf(kept -> kept.run().startedAt().isBefore(start));
    }
}
