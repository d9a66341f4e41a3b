package io.isthmus.migration.console.session;

import io.isthmus.chassis.access.OidcConfig;
import io.isthmus.chassis.access.SignInAttempt;
import io.isthmus.chassis.access.SignIns;
import io.isthmus.chassis.access.TooManySignIns;
import io.isthmus.chassis.problem.Problem;
import io.isthmus.migration.console.page.Form;
import io.isthmus.migration.console.page.Frame;
import io.isthmus.migration.console.page.PageResponses;
import io.isthmus.migration.console.page.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.PasswordCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signing in: by a form, or where the way to the OpenID provider begins and ends. */
@Path(SignInPages.SIGN_IN)
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class SignInPages {

    static final String SIGN_IN = "/console/sign-in";
    static final String FAILED = SIGN_IN + "/failed";
    static final String NO_ROLE = SIGN_IN + "/no-role";
    static final String PROVIDER_AWAY = SIGN_IN + "/away";
    /** Where the provider sends the browser back to; it is answered before any resource is asked. */
    static final String BACK = SIGN_IN + "/back";

    private final Visitor visitor;
    private final IdentityProviderManager identities;
    private final ConsoleSessions signedIn;
    private final OidcConfig oidc;
    private final Form form;
    private final SignIns signIns;
    private final Clock clock;

    SignInPages(
            Visitor visitor,
            IdentityProviderManager identities,
            ConsoleSessions signedIn,
            OidcConfig oidc,
            Form form,
            SignIns signIns,
            Clock clock) {
        this.visitor = visitor;
        this.identities = identities;
        this.signedIn = signedIn;
        this.oidc = oidc;
        this.form = form;
        this.signIns = signIns;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance signIn(Frame frame, @Nullable String refusal);

        static native TemplateInstance signInElsewhere(Frame frame, SignInNotice doorway, String token);

        private Templates() {}
    }

    @GET
    @PermitAll
    public Response signIn(@HeaderParam("HX-Request") boolean partOfAPage) {
        return page(partOfAPage, SignInNotice.BEFORE, false);
    }

    @GET
    @Path("/failed")
    @PermitAll
    public Response failed(@HeaderParam("HX-Request") boolean partOfAPage) {
        return page(partOfAPage, SignInNotice.FAILED, true);
    }

    @GET
    @Path("/no-role")
    @PermitAll
    public Response noRole(@HeaderParam("HX-Request") boolean partOfAPage) {
        return page(partOfAPage, SignInNotice.NO_ROLE, false);
    }

    @GET
    @Path("/away")
    @PermitAll
    public Response away(@HeaderParam("HX-Request") boolean partOfAPage) {
        return page(partOfAPage, SignInNotice.AWAY, false);
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces({MediaType.TEXT_HTML, Problem.MEDIA_TYPE})
    public Response byPassword(RoutingContext context, @Context HttpHeaders headers) {
        if (oidc.enabled()) {
            return PageResponses.seeOther(SIGN_IN);
        }
        SignInAttempt attempt = SignInAttempt.of(field("name"), context);
        Optional<Duration> delay = signIns.delay(attempt);
        if (delay.isPresent()) {
            return tooMany(delay.get(), headers);
        }
        try {
            SecurityIdentity identity = identities.authenticateBlocking(new UsernamePasswordAuthenticationRequest(
                    field("name"), new PasswordCredential(field("password").toCharArray())));
            return signIns.succeeded(attempt, true)
                    .map(wait -> tooMany(wait, headers))
                    .orElseGet(() -> opened(identity, context));
        } catch (AuthenticationFailedException e) {
            signIns.failed(attempt);
            return PageResponses.seeOther(FAILED);
        }
    }

    private Response opened(SecurityIdentity identity, RoutingContext context) {
        // whoever has signed in before has done so as somebody else
        signedIn.byPassword().end(SessionCookie.in(context));
        String session = signedIn.byPassword()
                .open(new PasswordUser(identity.getPrincipal().getName(), identity.getRoles()), clock.instant());
        return Response.seeOther(ReturnPath.in(context))
                .cookie(SessionCookie.of(session, context), ReturnPath.forgotten(context))
                .build();
    }

    /** A page for people, a problem for programs. */
    private Response tooMany(Duration delay, HttpHeaders headers) {
        Problem problem = TooManySignIns.problem(delay);
        boolean forPeople = headers.getAcceptableMediaTypes().contains(MediaType.TEXT_HTML_TYPE);
        return Response.status(problem.status())
                .header("Retry-After", TooManySignIns.retryAfter(delay))
                .type(forPeople ? MediaType.TEXT_HTML : Problem.MEDIA_TYPE)
                .entity(
                        forPeople
                                ? Templates.signIn(
                                        visitor.outside("Sign in"), problem.title() + ". " + problem.whatToDo())
                                : problem)
                .build();
    }

    private String field(String name) {
        return form.fields().getOrDefault(name, "");
    }

    /** A page whose session is over asks for a part of itself: the whole page has to change. */
    private Response page(boolean partOfAPage, SignInNotice doorway, boolean failed) {
        Frame frame = visitor.outside(oidc.enabled() ? doorway.title() : "Sign in");
        TemplateInstance page = oidc.enabled()
                ? Templates.signInElsewhere(frame, doorway, visitor.token())
                : Templates.signIn(frame, failed ? "Name or password is wrong." : null);
        Response.ResponseBuilder answer = Response.ok(page);
        return (partOfAPage ? answer.header("HX-Redirect", oidc.enabled() ? "/console" : SIGN_IN) : answer).build();
    }
}
