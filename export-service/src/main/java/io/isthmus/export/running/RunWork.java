package io.isthmus.export.running;

import io.isthmus.contracts.operations.RunProfile;
import java.util.Optional;

/** What runs do, and what begins by itself. */
public interface RunWork {

    /** Does the work of a run; tells its progress. What it throws ends the run as failed. */
    void run(RunProfile profile, RunProgress progress);

    /**
     * Called when nothing else is under way and something may have changed. Does what needs no run of its own.
     *
     * @return the run that should begin by itself
     */
    Optional<RunProfile> look();

    /** Name of the target, for the run's {@code connector}; {@code null} without settings. */
    String target();
}
