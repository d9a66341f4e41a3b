package io.isthmus.migration.http;

import com.fasterxml.jackson.core.type.TypeReference;
import io.isthmus.contracts.export.Approval;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.export.RestorationPlan;
import io.isthmus.migration.rollback.RestorationService;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/** Preparing and approving go through everything that was written: that may take longer than other answers. */
final class HttpRestorations implements RestorationService {

    private static final TypeReference<RestorationPlan> PLAN = new TypeReference<>() {};
    private static final TypeReference<RestorationPlan.ConflictPage> CONFLICTS = new TypeReference<>() {};
    private static final TypeReference<PendingExportView.Page> PAGE = new TypeReference<>() {};
    private static final TypeReference<GateState> GATE = new TypeReference<>() {};

    private final RemoteService service;
    private final RemoteService asAdmin;

    /** @param asAdmin for whatever changes or approves the plan */
    HttpRestorations(RemoteService service, RemoteService asAdmin) {
        this.service = service;
        this.asAdmin = asAdmin;
    }

    @Override
    public Optional<RestorationPlan> plan() {
        return service.find("/api/restoration", PLAN);
    }

    @Override
    public RestorationPlan prepare(Instant since) {
        return asAdmin.postPatiently("/api/restoration", new RestorationPlan.Prepare(since), PLAN);
    }

    @Override
    public void discard() {
        asAdmin.delete("/api/restoration");
    }

    @Override
    public PendingExportView.Page changes(String after, int limit) {
        return service.get("/api/pending-exports?limit=" + limit + cursor(after), PAGE);
    }

    @Override
    public RestorationPlan.ConflictPage conflicts(String after, int limit) {
        return service.get("/api/restoration/conflicts?limit=" + limit + cursor(after), CONFLICTS);
    }

    @Override
    public RestorationPlan include(RestorationPlan.Include wanted) {
        return asAdmin.postPatiently("/api/restoration/inclusions", wanted, PLAN);
    }

    @Override
    public InputStream writtenCsv(Instant since) {
        return service.stream("/api/written-objects.csv?since=" + since);
    }

    @Override
    public void approve(String digest, String comment) {
        asAdmin.postPatiently("/api/approvals", new Approval(digest, comment), GATE);
    }

    private static String cursor(String after) {
        return after == null ? "" : "&after=" + after;
    }
}
