package io.isthmus.migration.http;

import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.migration.clients.SyncService;
import java.util.List;
import java.util.Optional;

final class HttpSyncService implements SyncService {

    private final HttpRuns runs;

    HttpSyncService(RemoteService service) {
        this.runs = new HttpRuns(service);
    }

    @Override
    public Run start(RunProfile profile, String connector) {
        return runs.start(profile, connector);
    }

    @Override
    public Optional<Run> find(String runId) {
        return runs.find(runId);
    }

    @Override
    public List<Run> unfinished() {
        return runs.unfinished();
    }
}
