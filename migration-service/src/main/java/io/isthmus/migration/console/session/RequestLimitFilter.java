package io.isthmus.migration.console.session;

import io.isthmus.chassis.access.ChangeRequests;
import io.isthmus.chassis.access.ProblemAnswers;
import io.isthmus.chassis.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Looks at requests before anything of their body is kept. The limits of the platform fit the upload of an old tool's
 * export; whatever else comes is small, and the form for signing in, which anybody can send, is tiny.
 */
@Singleton
class RequestLimitFilter {

    static final long MOST = 10L * 1024 * 1024;
    static final long MOST_TO_SIGN_IN = 16L * 1024;

    /** Before the platform looks who it is. */
    private static final int FIRST = 1_000;

    private static final String UPLOAD = "/console/migration/analyses";

    void register(@Observes Filters filters) {
        filters.register(RequestLimitFilter::look, FIRST);
    }

    private static void look(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = request.path();
        // the only page that changes something by being looked at
        boolean signingOut = path.equals(SignOutPages.EVERYWHERE);
        if (!signingOut && (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD)) {
            context.next();
            return;
        }
        if (signingOut && ChangeRequests.of(request).isFromAnotherSite()) {
            refuse(context, 403, "CROSS_SITE_REQUEST", "the request comes from another site");
        } else if (!path.equals(UPLOAD) && request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            refuse(context, 411, "LENGTH_REQUIRED", "the request does not say how long its body is");
        } else if (!path.equals(UPLOAD) && length(request) > maximum(path)) {
            refuse(context, 413, "BODY_TOO_BIG", "the body is bigger than " + maximum(path) + " bytes");
        } else {
            context.next();
        }
    }

    private static long maximum(String path) {
        return path.equals(SignInPages.SIGN_IN) ? MOST_TO_SIGN_IN : MOST;
    }

    private static long length(HttpServerRequest request) {
        try {
            String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private static void refuse(RoutingContext context, int status, String code, String detail) {
        ProblemAnswers.refuse(
                context,
                Problem.of(
                        status,
                        code,
                        "The request was not accepted",
                        detail,
                        "Send it from a page of this console, or as the OpenAPI document at /q/openapi describes it."));
    }
}
