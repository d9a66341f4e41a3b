package io.isthmus.export.rest;

import io.isthmus.chassis.access.Roles;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.export.pending.PendingDifferences;
import io.isthmus.export.reviewing.PendingCsv;
import io.isthmus.export.reviewing.PendingSet;
import io.isthmus.export.reviewing.PendingStore;
import io.isthmus.export.reviewing.Review;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What would be written to the target. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PendingExportResource {

    private static final int MOST = 1_000;

    private final PendingStore store;
    private final PendingSet set;
    private final CurrentDifferences differences;

    PendingExportResource(PendingStore store, PendingSet set, CurrentDifferences differences) {
        this.set = set;
        this.store = store;
        this.differences = differences;
    }

    @GET
    @Path("pending-exports/summary")
    @RolesAllowed(Roles.VIEWER)
    public PendingExportSummary summary() {
        return set.summary();
    }

    @GET
    @Path("pending-exports")
    @RolesAllowed(Roles.VIEWER)
    public PendingExportView.Page page(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("100") int limit,
            @QueryParam("type") @Nullable String type,
            @QueryParam("operation") @Nullable String operation,
            @QueryParam("q") @Nullable String text) {
        PendingDifferences judge = differences.current();
        int size = Math.clamp(limit, 1, MOST);
        List<PendingStore.Listed> page = store.page(filter(type, operation, text), QueryParameters.after(after), size);
        List<PendingExportView> views =
                page.stream().map(listed -> Review.view(listed, judge)).toList();
        return new PendingExportView.Page(
                views,
                page.size() < size
                        ? null
                        : Long.toString(page.getLast().object().id()));
    }

    /** All of them, streamed, with the columns of the old tools' verification. */
    @GET
    @Path("pending-exports.csv")
    @Produces("text/csv")
    @RolesAllowed(Roles.VIEWER)
    public Response csv(
            @QueryParam("type") @Nullable String type,
            @QueryParam("operation") @Nullable String operation,
            @QueryParam("q") @Nullable String text) {
        PendingStore.Filter filter = filter(type, operation, text);
        PendingDifferences judge = differences.current();
        StreamingOutput rows = output -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
            writer.write(PendingCsv.header());
            long after = 0;
            List<PendingStore.Listed> page = store.page(filter, after, MOST);
            while (!page.isEmpty()) {
                for (PendingStore.Listed listed : page) {
                    writer.write(PendingCsv.row(listed, Review.view(listed, judge)));
                }
                after = page.getLast().object().id();
                page = store.page(filter, after, MOST);
            }
            writer.flush();
        };
        return Response.ok(rows)
                .header("Content-Disposition", "attachment; filename=\"pending-exports.csv\"")
                .build();
    }

    private static PendingStore.Filter filter(
            @Nullable String type, @Nullable String operation, @Nullable String text) {
        return new PendingStore.Filter(
                QueryParameters.constant("type", type, ObjectType.class),
                QueryParameters.constant("operation", operation, Operation.class),
                text);
    }
}
