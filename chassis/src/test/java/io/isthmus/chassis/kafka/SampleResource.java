package io.isthmus.chassis.kafka;

import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

@Path("/sample")
@RolesAllowed(Roles.ADMIN)
public class SampleResource {

    public record Body(String name) {}

    @POST
    public Body echo(Body body) {
        return body;
    }

    @GET
    @Path("/refused")
    public Body refused() {
        throw new ProblemException(409, "OUT_OF_ORDER", "Out of order", "not yet", "First things first.");
    }

    @GET
    @Path("/broken")
    public Body broken() {
        throw new IllegalStateException("internals");
    }
}
