package io.isthmus.migration.rest;

import io.isthmus.chassis.access.Roles;
import io.isthmus.contracts.operations.Notice;
import io.isthmus.contracts.operations.Run;
import io.isthmus.migration.overview.OperationsBoard;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What all services of this deployment have been doing. */
@Path("/api/operations")
@Produces(MediaType.APPLICATION_JSON)
class OperationsResource {

    private final OperationsBoard board;

    OperationsResource(OperationsBoard board) {
        this.board = board;
    }

    public record Overview(List<Run> runs, List<Notice> notices) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "The latest runs and notices, the latest first")
    public Overview overview(
            @QueryParam("service") String service,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
        return new Overview(board.runs(service, limit), board.notices(limit));
    }
}
