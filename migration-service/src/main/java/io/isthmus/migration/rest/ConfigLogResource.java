package io.isthmus.migration.rest;

import io.isthmus.chassis.access.Roles;
import io.isthmus.migration.overview.ConfigHistory;
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

/** The config log as an audit trail: who did what, when, why, and what became of it. */
@Path("/api/config-log")
@Produces(MediaType.APPLICATION_JSON)
class ConfigLogResource {

    private final ConfigHistory history;

    ConfigLogResource(ConfigHistory history) {
        this.history = history;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Entries in the order of the log, from the one after a given offset")
    public List<ConfigHistory.Entry> entries(
            @QueryParam("after") @DefaultValue("-1") long after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return history.after(after, limit);
    }
}
