package io.isthmus.migration.console.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Leads whoever knows only the host to the console. */
@Path("/")
public class Home {

    @GET
    @PermitAll
    public Response home() {
        return Answers.seeOther("/console");
    }
}
