package io.isthmus.sync.rest;

import io.isthmus.chassis.access.Roles;
import io.isthmus.contracts.export.Approval;
import io.isthmus.contracts.export.WithheldDepartures;
import io.isthmus.sync.runs.HeldDepartures;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Departures that imports have withheld. */
@Path("/api/sources/{source}/departures")
@RunOnVirtualThread
public class DepartureResource {

    private final HeldDepartures departures;

    DepartureResource(HeldDepartures departures) {
        this.departures = departures;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "Objects that an import found gone and did not let go",
            description =
                    "Too many at once, or from a base that was incomplete. By pages: after is the next of the page before")
    public WithheldDepartures departures(
            @PathParam("source") String source,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return departures.of(source, after, limit);
    }

    @POST
    @Path("approve")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "Let exactly one set of withheld departures go",
            description = "A delta import begins, and lets those go that the directory still does not have; 409 for"
                    + " another digest, when the set is another one by now")
    public WithheldDepartures approve(
            @PathParam("source") String source, @Nullable Approval approval, @Context SecurityContext caller) {
        return departures.approve(source, approval, caller.getUserPrincipal().getName());
    }
}
