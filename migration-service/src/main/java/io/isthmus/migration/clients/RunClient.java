package io.isthmus.migration.clients;

import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/runs}, which sync-service and export-service have alike. All methods throw {@link ServiceFault}. */
public abstract sealed class RunClient permits SyncClient, ExportClient {

    final RemoteService service;

    RunClient(RemoteService service) {
        this.service = service;
    }

    /** @param connector none for profiles that concern no single source */
    public Run start(RunProfile profile, @Nullable String connector) {
        return service.post("/api/runs", new RunRequest(profile, connector), Run.class);
    }

    /** @return empty when the service knows no run of that id */
    public Optional<Run> find(String runId) {
        return service.find("/api/runs/" + runId, Run.class);
    }

    /** Runs that have not ended. */
    public List<Run> unfinished() {
        return service.list("/api/runs?limit=20", Run[].class).stream()
                .filter(run -> !run.status().finished())
                .toList();
    }
}
