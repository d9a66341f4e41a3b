package io.isthmus.migration.http;

import com.fasterxml.jackson.core.type.TypeReference;
import io.isthmus.contracts.export.ForeignSummary;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.export.WrittenObject;
import io.isthmus.contracts.export.WrittenSummary;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.migration.clients.ExportService;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class HttpExportService implements ExportService {

    private static final TypeReference<GateState> GATE = new TypeReference<>() {};
    private static final TypeReference<PendingExportSummary> SUMMARY = new TypeReference<>() {};
    private static final TypeReference<PendingExportView.Page> PAGE = new TypeReference<>() {};
    private static final TypeReference<WrittenSummary> WRITTEN = new TypeReference<>() {};
    private static final TypeReference<WrittenObject.Page> WRITTEN_PAGE = new TypeReference<>() {};
    private static final TypeReference<ForeignSummary> FOREIGN = new TypeReference<>() {};

    private final RemoteService service;
    private final HttpRuns runs;

    HttpExportService(RemoteService service) {
        this.service = service;
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

    @Override
    public GateState gate() {
        return service.get("/api/gate", GATE);
    }

    @Override
    public PendingExportSummary pendingExports() {
        return service.get("/api/pending-exports/summary", SUMMARY);
    }

    @Override
    public List<PendingExportView> somePendingExports(int limit) {
        List<PendingExportView> items =
                service.get("/api/pending-exports?limit=" + limit, PAGE).items();
        return items == null ? List.of() : items;
    }

    @Override
    public WrittenSummary written(Instant since) {
        return service.get("/api/written-objects/summary?since=" + since, WRITTEN);
    }

    @Override
    public WrittenObject.Page writtenObjects(Instant since, String after, int limit) {
        return service.get(
                "/api/written-objects?since=" + since + "&limit=" + limit + (after == null ? "" : "&after=" + after),
                WRITTEN_PAGE);
    }

    @Override
    public ForeignSummary foreignChanges(Instant since) {
        return service.get("/api/foreign-changes/summary?since=" + since, FOREIGN);
    }
}
