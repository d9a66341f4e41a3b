package io.isthmus.chassis.runs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The history of a service's runs. */
public interface RunStore {

    /** Numbers a new run; numbers only rise. */
    long nextNumber();

    /** Keeps it as it is now. */
    void save(KeptRun run);

    Optional<KeptRun> find(String id);

    /** The newest first. */
    List<KeptRun> newest(int limit);

    /** Those that are waiting or running, the oldest first. */
    List<KeptRun> unfinished();

    /** Forgets finished runs that began before. */
    void forgetBefore(Instant start);
}
