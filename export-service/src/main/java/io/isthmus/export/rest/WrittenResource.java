package io.isthmus.export.rest;

import io.isthmus.chassis.access.Roles;
import io.isthmus.contracts.export.ForeignChange;
import io.isthmus.contracts.export.ForeignSummary;
import io.isthmus.contracts.export.WrittenObject;
import io.isthmus.contracts.export.WrittenSummary;
import io.isthmus.export.written.WrittenCsv;
import io.isthmus.export.written.WrittenStore;
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
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this deployment has written to the target since a moment, object by object, with the values before. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class WrittenResource {

    private static final int MOST = 1_000;

    private final WrittenStore store;

    WrittenResource(WrittenStore store) {
        this.store = store;
    }

    /** No requests at all: proof that this deployment has changed nothing. */
    @GET
    @Path("written-objects/summary")
    @RolesAllowed(Roles.VIEWER)
    public WrittenSummary summary(@QueryParam("since") @Nullable String since) {
        return store.summary(QueryParameters.since(since));
    }

    @GET
    @Path("written-objects")
    @RolesAllowed(Roles.VIEWER)
    public WrittenObject.Page page(
            @QueryParam("since") @Nullable String since,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        int size = Math.clamp(limit, 1, MOST);
        List<WrittenStore.Listed> page = store.since(QueryParameters.since(since), after, size);
        return new WrittenObject.Page(
                page.stream()
                        .flatMap(listed -> listed.history().summed().stream())
                        .toList(),
                last(page, size, QueryParameters.since(since))
                        ? null
                        : Long.toString(page.getLast().id()));
    }

    /** Large objects make a short page, which need not be the last one. */
    private boolean last(List<WrittenStore.Listed> page, int size, Instant since) {
        return page.isEmpty()
                || page.size() < size
                        && store.since(since, page.getLast().id(), 1).isEmpty();
    }

    /** All of it, streamed: one line for each value that is another one now. */
    @GET
    @Path("written-objects.csv")
    @Produces("text/csv")
    @RolesAllowed(Roles.VIEWER)
    public Response csv(@QueryParam("since") @Nullable String since) {
        Instant moment = QueryParameters.since(since);
        StreamingOutput rows = output -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
            writer.write(WrittenCsv.header());
            List<WrittenStore.Listed> page = store.since(moment, 0, MOST);
            while (!page.isEmpty()) {
                for (WrittenStore.Listed listed : page) {
                    writer.write(listed.history().summed().map(WrittenCsv::rows).orElse(""));
                }
                page = store.since(moment, page.getLast().id(), MOST);
            }
            writer.flush();
        };
        return Response.ok(rows)
                .header("Content-Disposition", "attachment; filename=\"written-objects.csv\"")
                .build();
    }

    /** Changes at the target that this deployment did not make: after its retirement, the old tool still exports. */
    @GET
    @Path("foreign-changes/summary")
    @RolesAllowed(Roles.VIEWER)
    public ForeignSummary foreignSummary(@QueryParam("since") @Nullable String since) {
        return store.foreignSummary(QueryParameters.since(since));
    }

    /** @param after id of the last one of the page before */
    @GET
    @Path("foreign-changes")
    @RolesAllowed(Roles.VIEWER)
    public List<ForeignChange> foreign(
            @QueryParam("since") @Nullable String since,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        return store.foreign(QueryParameters.since(since), after, Math.clamp(limit, 1, MOST));
    }
}
