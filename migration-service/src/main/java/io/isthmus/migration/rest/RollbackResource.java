package io.isthmus.migration.rest;

import io.isthmus.chassis.access.Roles;
import io.isthmus.contracts.export.WrittenObject;
import io.isthmus.contracts.migration.RollbackReport;
import io.isthmus.migration.rollback.RollbackReports;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What giving a migration up would leave behind. */
@Path("/api/migrations/{id}/rollback")
@Produces(MediaType.APPLICATION_JSON)
class RollbackResource {

    private final RollbackReports reports;

    RollbackResource(RollbackReports reports) {
        this.reports = reports;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "What this deployment and others have changed at the target since the migration began, or since"
                    + " staging mode was left")
    public RollbackReport report(@PathParam("id") String id) {
        return reports.report(id);
    }

    @POST
    @Path("/comparison")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Compares the target afresh after a migration was given up; it changes nothing there")
    public RollbackReport compare(@PathParam("id") String id) {
        return reports.compare(id);
    }

    @GET
    @Path("/objects")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "What this deployment has changed, object by object with the values before")
    public WrittenObject.Page objects(
            @PathParam("id") String id,
            @QueryParam("after") @Pattern(regexp = "\\d+") String after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return reports.objects(id, after, limit);
    }
}
