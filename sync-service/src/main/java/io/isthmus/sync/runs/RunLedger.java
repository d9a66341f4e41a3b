package io.isthmus.sync.runs;

import io.isthmus.contracts.operations.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The history of runs. */
public interface RunLedger {

    void save(Run run);

    Optional<Run> find(String id);

    /** The newest first. */
    List<Run> latest(int limit);

    /** Those that are waiting or running. */
    List<Run> unfinished();

    /** Forgets finished runs that started before. */
    void forgetBefore(Instant start);
}
