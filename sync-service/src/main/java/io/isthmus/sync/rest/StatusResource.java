package io.isthmus.sync.rest;

import io.isthmus.chassis.access.Roles;
import io.isthmus.sync.status.ServiceStatus;
import io.isthmus.sync.status.StatusReport;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How this service stands. */
@Path("/api/status")
@RunOnVirtualThread
public class StatusResource {

    private final StatusReport report;

    StatusResource(StatusReport report) {
        this.report = report;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "What this service knows, what waits, and how old its knowledge is")
    public ServiceStatus now() {
        return report.now();
    }
}
