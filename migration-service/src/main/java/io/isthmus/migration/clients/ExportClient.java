package io.isthmus.migration.clients;

import io.isthmus.contracts.export.ForeignSummary;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.export.WrittenObject;
import io.isthmus.contracts.export.WrittenSummary;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the steps ask export-service for. All methods throw {@link ServiceFault}. */
@Singleton
public final class ExportClient extends RunClient {

    ExportClient(RemoteServices services) {
        super(services.export());
    }

    public GateState gate() {
        return service.get("/api/gate", GateState.class);
    }

    public PendingExportSummary pendingExports() {
        return service.get("/api/pending-exports/summary", PendingExportSummary.class);
    }

    /** The first few of them. */
    public List<PendingExportView> somePendingExports(int limit) {
        List<PendingExportView> items = service.get("/api/pending-exports?limit=" + limit, PendingExportView.Page.class)
                .items();
        return items == null ? List.of() : items;
    }

    /** What this deployment may have changed at the target since then. */
    public WrittenSummary written(Instant since) {
        return service.get("/api/written-objects/summary?since=" + since, WrittenSummary.class);
    }

    /** The same object by object, from a cursor on. */
    public WrittenObject.Page writtenObjects(Instant since, @Nullable String after, int limit) {
        return service.get(
                "/api/written-objects?since=" + since + "&limit=" + limit + (after == null ? "" : "&after=" + after),
                WrittenObject.Page.class);
    }

    /** What others have changed there, as imports found it since then. */
    public ForeignSummary foreignChanges(@Nullable Instant since) {
        return service.get("/api/foreign-changes/summary?since=" + since, ForeignSummary.class);
    }
}
