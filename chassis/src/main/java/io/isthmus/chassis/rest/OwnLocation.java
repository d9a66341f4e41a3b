package io.isthmus.chassis.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Names our own pages and resources by their path alone (RFC 9110, 10.2.2). The platform puts before it what the request
 * says is our host, and whoever sends the request can say anything.
 */
class OwnLocation {

    @ServerResponseFilter
    void shorten(ContainerRequestContext request, ContainerResponseContext response) {
        Object location = response.getHeaders().getFirst(HttpHeaders.LOCATION);
        if (location instanceof URI uri && isOurs(uri, request.getUriInfo().getBaseUri())) {
            response.getHeaders().putSingle(HttpHeaders.LOCATION, pathOf(uri));
        }
    }

    private static boolean isOurs(URI location, URI base) {
        return location.getRawAuthority() != null && location.getRawAuthority().equals(base.getRawAuthority());
    }

    static String pathOf(URI location) {
        String path = location.getRawPath().isEmpty() ? "/" : location.getRawPath();
        return path
                + (location.getRawQuery() == null ? "" : "?" + location.getRawQuery())
                + (location.getRawFragment() == null ? "" : "#" + location.getRawFragment());
    }
}
