package io.isthmus.migration.rest;

import io.isthmus.chassis.access.Roles;
import io.isthmus.migration.auditing.Audited;
import io.isthmus.migration.commands.CurrentUser;
import io.isthmus.migration.standby.StandByReport;
import io.isthmus.migration.standby.StandBySettings;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** This deployment as a stand-by for the active one. */
@Path("/api/stand-by")
@Produces(MediaType.APPLICATION_JSON)
class StandByResource {

    private final StandBySettings standBy;
    private final Audited audited;
    private final CurrentUser user;

    StandByResource(StandBySettings standBy, Audited audited, CurrentUser user) {
        this.standBy = standBy;
        this.audited = audited;
        this.user = user;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Who is active, and where this deployment's settings differ that should be alike")
    public StandByReport report() {
        return standBy.report();
    }

    @POST
    @Path("/follow")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Takes the active deployment's settings over, but for addresses and accounts",
            description = "Repeated, or without another active deployment, it does nothing")
    public StandByReport follow() {
        return audited.call(user.name(), "FOLLOW", "settings", null, () -> {
            standBy.follow(user.name());
            return standBy.report();
        });
    }
}
