package io.isthmus.sync.rest;

import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.runs.NoSuchRun;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunRequest;
import io.isthmus.sync.runs.SyncRuns;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Runs of this service: imports of a source, full synchronizations. */
@Path("/api/runs")
@RunOnVirtualThread
public class SyncRunResource {

    private final SyncRuns runs;

    SyncRunResource(SyncRuns runs) {
        this.runs = runs;
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "Begin a run",
            description = "FULL_IMPORT, DELTA_IMPORT (each followed by its synchronization) or FULL_SYNCHRONIZATION."
                    + " Answers 202 at once; the run goes on by itself. 409 while another one is in progress.")
    public Response begin(RunRequest request) {
        Run run = runs.begin(request);
        return Response.accepted(run)
                .location(URI.create("/api/runs/" + run.id()))
                .build();
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "The latest runs, the newest first")
    public List<Run> latest(@QueryParam("limit") @DefaultValue("20") @Min(1) @Max(500) int limit) {
        return runs.latest(limit);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "One run: how far it is, its counts and its first errors")
    public Run find(@PathParam("id") String id) {
        return runs.find(id).orElseThrow(() -> new NoSuchRun(id));
    }
}
