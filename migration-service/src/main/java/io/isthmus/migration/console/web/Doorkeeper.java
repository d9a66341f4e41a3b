package io.isthmus.migration.console.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.isthmus.chassis.problem.Problem;
import io.isthmus.contracts.WireFormat;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.Set;

/**
 * Looks at requests before anything of their body is kept. The limits of the platform fit the upload of an old tool's
 * export; whatever else comes is small, and the form for signing in, which anybody can send, is tiny.
 */
@Singleton
class Doorkeeper {

    static final long MOST = 10L * 1024 * 1024;
    static final long MOST_TO_SIGN_IN = 16L * 1024;

    /** Before the platform looks who it is. */
    private static final int FIRST = 1_000;

    private static final String UPLOAD = "/console/migration/analyses";
    private static final Set<String> OWN = Set.of("same-origin", "none");

    void register(@Observes Filters filters) {
        filters.register(Doorkeeper::look, FIRST);
    }

    private static void look(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = request.path();
        String site = request.getHeader("Sec-Fetch-Site");
        // the only page that changes something by being looked at
        boolean leaving = path.equals(SignOut.EVERYWHERE);
        if (!leaving && (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD)) {
            context.next();
            return;
        }
        if (path.startsWith("/console") && site != null && !OWN.contains(site)) {
            refuse(context, 403, "FORM_NOT_OURS", "the request comes from another site (" + site + ")");
        } else if (!path.equals(UPLOAD) && request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            refuse(context, 411, "LENGTH_REQUIRED", "the request does not say how long its body is");
        } else if (!path.equals(UPLOAD) && length(request) > most(path)) {
            refuse(context, 413, "BODY_TOO_BIG", "the body is bigger than " + most(path) + " bytes");
        } else {
            context.next();
        }
    }

    private static long most(String path) {
        return path.equals(Entrance.SIGN_IN) ? MOST_TO_SIGN_IN : MOST;
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
        Problem problem = new Problem(
                "urn:isthmus:problem:" + code,
                "The request was not accepted",
                status,
                detail,
                code,
                "Send it from a page of this console, or as the OpenAPI document at /q/openapi describes it.");
        // what is left of the body is not read: the connection is of no more use
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Connection", "close")
                .end(json(problem));
    }

    private static String json(Problem problem) {
        try {
            return WireFormat.mapper().writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
