package io.isthmus.migration.console.web;

import io.isthmus.chassis.access.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Ends the session in this browser. */
@Path("/console/sign-out")
public class SignOut {

    private final String cookie;

    SignOut(@ConfigProperty(name = "quarkus.http.auth.form.cookie-name") String cookie) {
        this.cookie = cookie;
    }

    @POST
    @RolesAllowed(Roles.VIEWER)
    public Response signOut() {
        return Response.seeOther(URI.create(Entrance.SIGN_IN))
                .cookie(new NewCookie.Builder(cookie)
                        .path("/")
                        .maxAge(0)
                        .httpOnly(true)
                        .build())
                .build();
    }
}
