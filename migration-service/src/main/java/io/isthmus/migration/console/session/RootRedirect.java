package io.isthmus.migration.console.session;

import io.isthmus.migration.console.page.PageResponses;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Leads whoever knows only the host to the console. */
@Path("/")
public class RootRedirect {

    @GET
    @PermitAll
    public Response home() {
        return PageResponses.seeOther("/console");
    }
}
