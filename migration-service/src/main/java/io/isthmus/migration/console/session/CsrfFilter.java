package io.isthmus.migration.console.session;

import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.migration.console.page.CsrfTokens;
import io.isthmus.migration.console.page.Form;
import io.isthmus.migration.console.page.Visitor;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Refuses forms without the token of {@link CsrfTokens}. What another site's page sends was refused before, on every path
 * ({@link io.isthmus.chassis.access.ChangeRequest}).
 */
class CsrfFilter {

    static final String TOKEN = "token";
    static final String HEADER = "X-Isthmus-Token";

    private static final String CONSOLE = "/console";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Visitor visitor;
    private final CsrfTokens tokens;
    private final Form form;

    CsrfFilter(Visitor visitor, CsrfTokens tokens, Form form) {
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
        String token = token(request);
        if (request.getUriInfo().getPath().equals(SignInPages.SIGN_IN)) {
            // whoever signs in has no token yet, and changes nothing but who he is
            return;
        }
        if (!tokens.isOf(visitor.name(), token)) {
            throw refused("the form carries no valid token");
        }
    }

    private @Nullable String token(ResteasyReactiveContainerRequestContext request) {
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
