package io.isthmus.migration.console.session;

import io.isthmus.chassis.access.OidcConfig;
import io.isthmus.migration.console.page.PageResponses;
import io.isthmus.migration.console.page.Visitor;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Ends the session: here, for every copy of its cookie, and at the OpenID provider if it comes from there. */
@Path(SignOutPages.SIGN_OUT)
@Produces(MediaType.TEXT_HTML)
public class SignOutPages {

    static final String SIGN_OUT = "/console/sign-out";
    /** Taken by the platform: it ends the session and leads to the provider (OpenID Connect RP-Initiated Logout 1.0). */
    static final String EVERYWHERE = SIGN_OUT + "/everywhere";

    private final Visitor visitor;
    private final ConsoleSessions signedIn;
    private final OidcConfig oidc;

    SignOutPages(Visitor visitor, ConsoleSessions signedIn, OidcConfig oidc) {
        this.visitor = visitor;
        this.signedIn = signedIn;
        this.oidc = oidc;
    }

    @POST
    @PermitAll
    public Response signOut(RoutingContext context) {
        if (oidc.enabled()) {
            // a form of ours must not lead to another host, a page may
            return PageResponses.page(
                    200,
                    SignInPages.Templates.signInElsewhere(
                            visitor.outside(SignInNotice.LEAVING.title()), SignInNotice.LEAVING, visitor.token()));
        }
        signedIn.byPassword().end(SessionCookie.in(context));
        return Response.seeOther(URI.create(SignInPages.SIGN_IN))
                .cookie(SessionCookie.gone(context))
                .build();
    }

    /** For whoever has no session any more. */
    @GET
    @Path("/everywhere")
    @PermitAll
    public Response everywhere() {
        return PageResponses.seeOther(SignInPages.SIGN_IN);
    }

    @GET
    @Path("/done")
    @PermitAll
    public Response done() {
        return oidc.enabled()
                ? PageResponses.page(
                        200,
                        SignInPages.Templates.signInElsewhere(
                                visitor.outside(SignInNotice.OUT.title()), SignInNotice.OUT, visitor.token()))
                : PageResponses.seeOther(SignInPages.SIGN_IN);
    }
}
