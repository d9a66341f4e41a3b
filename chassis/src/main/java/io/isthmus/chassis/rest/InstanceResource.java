package io.isthmus.chassis.rest;

import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.instance.InstanceLease;
import io.isthmus.chassis.instance.InstanceState;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Which instance of this service works. Also answers while standing by. */
@Path(InstanceResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public class InstanceResource {

    static final String PATH = "/api/instance";

    private final InstanceLease lease;

    InstanceResource(InstanceLease lease) {
        this.lease = lease;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Whether this instance works or stands by, and which one works")
    public InstanceState now() {
        return InstanceState.of(lease);
    }
}
