package io.isthmus.export.running;

import io.isthmus.contracts.operations.Run;
import java.util.List;
import java.util.Optional;

/** Where runs are kept. */
public interface RunStore {

    /** Numbers a new run; numbers only rise. */
    long nextNumber();

    void keep(long number, boolean automatic, Run run);

    Optional<Run> find(String id);

    /** Newest first. */
    List<Run> newest(int limit);

    /** Runs that a process that is gone left unfinished. */
    List<Unfinished> unfinished();

    record Unfinished(long number, boolean automatic, Run run) {}
}
