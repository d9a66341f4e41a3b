package io.isthmus.migration.console.web;

import io.isthmus.chassis.problem.ProblemException;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Refuses requests that change something and do not come from our own pages: another site's (by {@code Sec-Fetch-Site},
 * W3C Fetch Metadata), or without the token of {@link FormTokens}. The REST interface takes no cookies and needs none of this.
 */
class ForgeryFilter {

    static final String TOKEN = "token";
    static final String HEADER = "X-Isthmus-Token";

    private static final String CONSOLE = "/console";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final Visitor visitor;
    private final FormTokens tokens;
    private final Form form;

    ForgeryFilter(Visitor visitor, FormTokens tokens, Form form) {
        this.visitor = visitor;
        this.tokens = tokens;
        this.form = form;
    }

    @ServerRequestFilter
    @WithFormRead
    void check(ResteasyReactiveContainerRequestContext request) {
        if (!request.getUriInfo().getPath().startsWith(CONSOLE) || SAFE.contains(request.getMethod())) {
            return;
        }
        String site = request.getHeaderString("Sec-Fetch-Site");
        if (site != null && !OWN.contains(site)) {
            throw refused("the request comes from another site (" + site + ")");
        }
        String token = token(request);
        if (request.getUriInfo().getPath().equals(Entrance.SIGN_IN)) {
            // whoever signs in has no token yet, and changes nothing but who he is
            return;
        }
        if (!tokens.isOf(visitor.name(), token)) {
            throw refused("the form carries no valid token");
        }
    }

    private String token(ResteasyReactiveContainerRequestContext request) {
        var context = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        if (context.getFormData() != null) {
            form.take(context.getFormData());
        }
        String header = request.getHeaderString(HEADER);
        return header == null ? form.text(TOKEN) : header;
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(
                403,
                "FORM_NOT_OURS",
                "This form was not accepted",
                detail,
                "Open the page again and repeat what you wanted; a restart of the service makes open forms invalid.");
    }
}
