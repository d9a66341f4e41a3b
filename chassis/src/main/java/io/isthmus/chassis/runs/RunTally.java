package io.isthmus.chassis.runs;

import io.isthmus.contracts.operations.Counts;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.contracts.operations.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts and first errors of something that goes on; read by whoever reports progress, written by one thread. */
public final class RunTally {

    /** How many errors are kept in full; {@link Counts#ERRORS} counts them all. */
    public static final int KEPT_ERRORS = 100;

    private final Map<String, Long> counts = new TreeMap<>();
    private final List<RunError> errors = new ArrayList<>();

    public synchronized void count(String name, long more) {
        if (more != 0) {
            counts.merge(name, more, Long::sum);
        }
    }

    /** As many as there are now. */
    public synchronized void set(String name, long value) {
        counts.put(name, value);
    }

    public synchronized void error(RunError error) {
        counts.merge(Counts.ERRORS, 1L, Long::sum);
        if (errors.size() < KEPT_ERRORS) {
            errors.add(error);
        }
    }

    /** How what is counted has ended, when it has come to its end. */
    public RunStatus outcome() {
        return get(Counts.ERRORS) > 0 ? RunStatus.COMPLETED_WITH_ERRORS : RunStatus.SUCCEEDED;
    }

    public synchronized long get(String name) {
        return counts.getOrDefault(name, 0L);
    }

    public synchronized Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    public synchronized List<RunError> errors() {
        return List.copyOf(errors);
    }
}
