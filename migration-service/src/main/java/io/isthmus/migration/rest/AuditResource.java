package io.isthmus.migration.rest;

import io.isthmus.chassis.access.Roles;
import io.isthmus.migration.auditing.AuditEntry;
import io.isthmus.migration.auditing.AuditTrail;
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

/** Who asked this service to do what, and what came of it. */
@Path("/api/audit")
@Produces(MediaType.APPLICATION_JSON)
class AuditResource {

    private final AuditTrail trail;

    AuditResource(AuditTrail trail) {
        this.trail = trail;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "The latest calls that changed something, or tried to; page on with before")
    public List<AuditEntry> latest(
            @QueryParam("before") Long before, @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return trail.latest(before, limit);
    }
}
