package io.isthmus.export.rest;

import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.chassis.runs.NoSuchRun;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunRequest;
import io.isthmus.export.running.RunQueue;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs of this service: TARGET_IMPORT, TARGET_SYNCHRONIZATION, EXPORT. */
@Path("/api/runs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TargetRunResource {

    private static final int MOST = 1_000;

    private final RunQueue runs;

    TargetRunResource(RunQueue runs) {
        this.runs = runs;
    }

    /** Answers 202 with the run, or with the one of the same profile that is already waiting or exporting. */
    @POST
    @RolesAllowed(Roles.OPERATOR)
    public Response start(@Nullable RunRequest request) {
        if (request == null || request.profile() == null) {
            throw new ProblemException(
                    400,
                    "PROFILE_MISSING",
                    "The run has no profile",
                    "field profile is missing",
                    "name one of TARGET_IMPORT, TARGET_SYNCHRONIZATION and EXPORT");
        }
        return switch (request.profile()) {
            case TARGET_IMPORT, TARGET_SYNCHRONIZATION, EXPORT -> {
                Run run = runs.submit(request.profile());
                yield Response.accepted(run)
                        .location(URI.create("/api/runs/" + run.id()))
                        .build();
            }
            case FULL_IMPORT, DELTA_IMPORT, FULL_SYNCHRONIZATION ->
                throw new ProblemException(
                        400,
                        "PROFILE_OF_ANOTHER_SERVICE",
                        "This service has no such run",
                        request.profile() + " is a run of sync-service",
                        "start it there, or name one of TARGET_IMPORT, TARGET_SYNCHRONIZATION and EXPORT");
        };
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public List<Run> newest(@QueryParam("limit") @DefaultValue("50") int limit) {
        return runs.newest(Math.clamp(limit, 1, MOST));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.VIEWER)
    public Run one(@PathParam("id") String id) {
        return runs.find(id).orElseThrow(() -> new NoSuchRun(id));
    }
}
