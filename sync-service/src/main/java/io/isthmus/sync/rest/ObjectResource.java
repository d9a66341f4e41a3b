package io.isthmus.sync.rest;

import io.isthmus.chassis.access.Roles;
import io.isthmus.sync.lineage.KnownObjects;
import io.isthmus.sync.lineage.ObjectView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What is known of an object. */
@Path("/api/objects")
@RunOnVirtualThread
public class ObjectResource {

    private final KnownObjects objects;

    ObjectResource(KnownObjects objects) {
        this.objects = objects;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "One object: what was seen of it, what became of it, and why")
    public ObjectView find(
            @QueryParam("connector") String connector,
            @QueryParam("dn") String dn,
            @QueryParam("anchor") String anchor) {
        return objects.find(connector, dn, anchor);
    }
}
