package io.isthmus.migration.console.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Signing in. The form's own POST is taken by the platform's form mechanism. */
@Path("/console/sign-in")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class Entrance {

    static final String SIGN_IN = "/console/sign-in";

    private final Visitor visitor;

    Entrance(Visitor visitor) {
        this.visitor = visitor;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance signIn(Frame frame, boolean failed);

        private Templates() {}
    }

    @GET
    @PermitAll
    public Response signIn(@HeaderParam("HX-Request") boolean partOfAPage) {
        return form(partOfAPage, false);
    }

    @GET
    @Path("/failed")
    @PermitAll
    public Response failed(@HeaderParam("HX-Request") boolean partOfAPage) {
        return form(partOfAPage, true);
    }

    /** A page whose session is over asks for a part of itself: the whole page has to change. */
    private Response form(boolean partOfAPage, boolean failed) {
        Response.ResponseBuilder answer = Response.ok(Templates.signIn(visitor.frame("Sign in", "sign-in"), failed));
        return (partOfAPage ? answer.header("HX-Redirect", SIGN_IN) : answer).build();
    }
}
