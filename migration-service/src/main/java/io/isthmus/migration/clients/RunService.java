package io.isthmus.migration.clients;

import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import java.util.List;
import java.util.Optional;

/** A service that does runs. All methods throw {@link ServiceFault}. */
public interface RunService {

    /** @param connector {@code null} for profiles that concern no single source */
    Run start(RunProfile profile, String connector);

    /** @return empty when the service knows no run of that id */
    Optional<Run> find(String runId);

    /** Runs that have not ended. */
    List<Run> unfinished();
}
