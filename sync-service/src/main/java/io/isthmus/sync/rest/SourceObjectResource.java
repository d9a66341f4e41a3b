package io.isthmus.sync.rest;

import io.isthmus.chassis.access.Roles;
import io.isthmus.sync.lineage.FoundObject;
import io.isthmus.sync.lineage.KnownObjects;
import io.isthmus.sync.lineage.ObjectView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What is known of an object. */
@Path("/api/objects")
@RunOnVirtualThread
public class SourceObjectResource {

    private final KnownObjects objects;

    SourceObjectResource(KnownObjects objects) {
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

    @GET
    @Path("/search")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Objects by a part of their DN, name or address, or by the whole anchor; filtered ones too")
    public List<FoundObject> search(@QueryParam("q") String text, @QueryParam("limit") @DefaultValue("50") int limit) {
        return objects.search(text, limit);
    }
}
