package io.isthmus.sync.rest;

import io.isthmus.chassis.access.Roles;
import io.isthmus.sync.containers.ContainerList;
import io.isthmus.sync.containers.Containers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The containers of a connected directory, as they are there now. */
@Path("/api/containers")
@RunOnVirtualThread
public class ContainerResource {

    private static final int MOST = 500;

    private final Containers containers;

    ContainerResource(Containers containers) {
        this.containers = containers;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "One level of a source's containers, asked of the directory",
            description =
                    "Without below, the partitions of the settings. At most 500; 502 when the directory does not answer")
    public ContainerList containers(
            @QueryParam("connector") String connector,
            @QueryParam("below") String below,
            @QueryParam("limit") @DefaultValue("200") int limit) {
        return containers.of(connector, below, Math.clamp(limit, 1, MOST));
    }
}
