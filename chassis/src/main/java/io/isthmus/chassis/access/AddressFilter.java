package io.isthmus.chassis.access;

import io.isthmus.chassis.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Refuses addresses that those who judge them might read differently, before any of them does. */
@Singleton
class AddressFilter {

    private static final int FIRST = 1_000;

    void register(@Observes Filters filters) {
        filters.register(AddressFilter::check, FIRST);
    }

    private static void check(RoutingContext context) {
        RequestAddress.fault(context.request().uri())
                .ifPresentOrElse(fault -> ProblemAnswers.send(context, problem(fault)), context::next);
    }

    private static Problem problem(RequestAddress.Fault fault) {
        return Problem.of(400, fault.name(), "The address cannot be understood", fault.detail(), fault.remedy());
    }
}
