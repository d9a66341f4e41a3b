package io.isthmus.sync.runs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The runs that this process works on: at most one for each source, and one for all. */
final class ActiveRuns {

    private final Map<String, RunState> byId = new LinkedHashMap<>();

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

    synchronized void put(RunState run) {
        byId.put(run.id(), run);
    }

    synchronized Optional<RunState> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    synchronized List<RunState> all() {
        return new ArrayList<>(byId.values());
    }

    synchronized void end(String id) {
        byId.remove(id);
    }
}
