package io.isthmus.migration.http;

import com.fasterxml.jackson.core.type.TypeReference;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunRequest;
import java.util.List;
import java.util.Optional;

/** {@code /api/runs}, which sync-service and export-service have alike. */
final class HttpRuns {

    private static final TypeReference<Run> RUN = new TypeReference<>() {};
    private static final TypeReference<List<Run>> RUNS = new TypeReference<>() {};

    private final RemoteService service;

    HttpRuns(RemoteService service) {
        this.service = service;
    }

    Run start(RunProfile profile, String connector) {
        return service.post("/api/runs", new RunRequest(profile, connector), RUN);
    }

    Optional<Run> find(String runId) {
        return service.find("/api/runs/" + runId, RUN);
    }

    List<Run> unfinished() {
        return service.get("/api/runs?limit=20", RUNS).stream()
                .filter(run -> !run.status().finished())
                .toList();
    }
}
