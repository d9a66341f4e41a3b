package io.isthmus.chassis.access;

import io.isthmus.chassis.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Refuses addresses with a NUL: no name has one, and the database takes none. */
@Singleton
class NulFilter {

    private static final int FIRST = 1_000;

    void register(@Observes Filters filters) {
        filters.register(NulFilter::check, FIRST);
    }

    private static void check(RoutingContext context) {
        if (context.request().uri().contains("%00")) {
            ProblemAnswers.send(
                    context,
                    Problem.of(
                            400,
                            "NUL_IN_ADDRESS",
                            "The address cannot be understood",
                            "it has a character NUL (%00)",
                            "Remove it from the path or the query."));
        } else {
            context.next();
        }
    }
}
