package io.isthmus.chassis.rest;

import io.isthmus.chassis.instance.InstanceLease;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** An instance that stands by answers nothing but who is active. */
class StandingByFilter {

    private final InstanceLease lease;

    StandingByFilter(InstanceLease lease) {
        this.lease = lease;
    }

    @ServerRequestFilter
    void refuse(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (lease.standsBy()
                && (path.startsWith("/api/") || path.startsWith("/console"))
                && !path.equals(InstanceResource.PATH)) {
            lease.epoch(); // throws, and says who is active
        }
    }
}
