package io.isthmus.chassis.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.isthmus.chassis.outage.DatabaseOutage;
import io.quarkus.security.ForbiddenException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever an endpoint throws into a problem answer; internals stay in the log. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final DatabaseOutage outage;

    ProblemMappers(DatabaseOutage outage) {
        this.outage = outage;
    }

    @ServerExceptionMapper
    Response problem(ProblemException fault) {
        return Problem.of(fault).toResponse();
    }

    @ServerExceptionMapper
    Response json(JsonProcessingException fault) {
        return Problem.of(
                        400,
                        "BODY_NOT_UNDERSTOOD",
                        "The request body cannot be understood",
                        JsonFault.detail(fault),
                        "Correct the named field; the OpenAPI document of this service describes the body.")
                .toResponse();
    }

    // Quarkus has a mapper of its own for this subclass, which answers with plain JSON
    @ServerExceptionMapper
    Response mismatch(MismatchedInputException fault) {
        return json(fault);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException fault) {
        return Problem.of(
                        403,
                        "FORBIDDEN",
                        "This needs another role",
                        "the role of this account does not allow it",
                        "The OpenAPI document of this service names the role of every operation; use an account that has it.")
                .toResponse();
    }

    @ServerExceptionMapper
    Response web(WebApplicationException fault) {
        if (fault.getCause() instanceof JsonProcessingException cause) {
            return json(cause);
        }
        Response response = fault.getResponse();
        if (response.hasEntity() || response.getStatus() < 400) {
            return response;
        }
        String title = response.getStatusInfo().getReasonPhrase();
        return Problem.of(
                        response.getStatus(),
                        title.toUpperCase(java.util.Locale.ROOT).replace(' ', '_'),
                        title,
                        Objects.requireNonNullElse(fault.getMessage(), title),
                        "See the OpenAPI document of this service at /q/openapi.")
                .toResponse();
    }

    @ServerExceptionMapper
    Response unexpected(RuntimeException fault) {
        if (outage.explains(fault)) {
            return Problem.of(
                            503,
                            "DATABASE_UNAVAILABLE",
                            "The database of this service cannot be reached",
                            "the database did not answer while this request was worked on",
                            "See whether PostgreSQL runs and accepts connections; the service goes on by itself as soon as"
                                    + " it does. Then repeat the request.")
                    .toResponse();
        }
        LOG.error("an endpoint failed", fault);
        return Problem.of(
                        500,
                        "UNEXPECTED",
                        "The service failed unexpectedly",
                        "something that was not foreseen has happened",
                        "The service's log has the details; repeat the request, and report it if it fails again.")
                .toResponse();
    }
}
