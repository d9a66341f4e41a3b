package io.isthmus.migration.clients;

import io.isthmus.contracts.export.Approval;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.export.RestorationPlan;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The plan that export-service keeps. Preparing and approving go through everything that was written: that may take longer
 * than other answers. All methods throw {@link ServiceFault}.
 */
@Singleton
public final class RestorationClient {

    private final RemoteService service;
    private final RemoteService asAdmin;

    RestorationClient(RemoteServices services) {
        this.service = services.export();
        this.asAdmin = services.exportAsAdmin();
    }

    public Optional<RestorationPlan> plan() {
        return service.find("/api/restoration", RestorationPlan.class);
    }

    /** Everything written since; it is {@code PREPARING} until the target is imported. */
    public RestorationPlan prepare(Instant since) {
        return asAdmin.postWithLongTimeout(
                "/api/restoration", new RestorationPlan.Prepare(since), RestorationPlan.class);
    }

    public void discard() {
        asAdmin.delete("/api/restoration");
    }

    /** What pends by the plan. */
    public PendingExportView.Page changes(@Nullable String after, int limit) {
        return service.get("/api/pending-exports?limit=" + limit + cursor(after), PendingExportView.Page.class);
    }

    public RestorationPlan.ConflictPage conflicts(@Nullable String after, int limit) {
        return service.get(
                "/api/restoration/conflicts?limit=" + limit + cursor(after), RestorationPlan.ConflictPage.class);
    }

    public RestorationPlan include(RestorationPlan.Include included) {
        return asAdmin.postWithLongTimeout("/api/restoration/inclusions", included, RestorationPlan.class);
    }

    /** Everything written since, one line for each value, as CSV; to be closed by the caller. */
    public InputStream writtenCsv(Instant since) {
        return service.stream("/api/written-objects.csv?since=" + since);
    }

    /** Exactly what pends by this digest. */
    public void approve(String digest, @Nullable String comment) {
        asAdmin.postWithLongTimeout("/api/approvals", new Approval(digest, comment), GateState.class);
    }

    private static String cursor(@Nullable String after) {
        return after == null ? "" : "&after=" + after;
    }
}
