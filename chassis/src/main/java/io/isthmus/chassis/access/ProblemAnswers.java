package io.isthmus.chassis.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.isthmus.chassis.problem.Problem;
import io.isthmus.contracts.WireFormat;
import io.vertx.ext.web.RoutingContext;
import java.io.UncheckedIOException;

/** Answers with a problem where no REST resource has been reached yet. */
public final class ProblemAnswers {

    private ProblemAnswers() {}

    static void send(RoutingContext context, Problem problem) {
        context.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(json(problem));
    }

    /** What is left of the body is not read: the connection is of no more use. */
    public static void refuse(RoutingContext context, Problem problem) {
        context.response().putHeader("Connection", "close");
        send(context, problem);
    }

    private static String json(Problem problem) {
        try {
            return WireFormat.mapper().writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
