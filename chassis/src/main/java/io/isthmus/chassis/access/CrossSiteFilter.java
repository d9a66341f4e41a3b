package io.isthmus.chassis.access;

import io.isthmus.chassis.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Refuses changes that a page of another site asks for, on every path and before anybody is signed in. */
@Singleton
class CrossSiteFilter {

    private static final int BEFORE_SIGN_IN = 900;

    void register(@Observes Filters filters) {
        filters.register(CrossSiteFilter::check, BEFORE_SIGN_IN);
    }

    private static void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!ChangeRequest.isChange(request.method().name())) {
            context.next();
            return;
        }
        ChangeRequests.of(request)
                .refusal()
                .ifPresentOrElse(
                        refusal -> ProblemAnswers.refuse(
                                context,
                                Problem.of(
                                        refusal.status(),
                                        refusal.code(),
                                        "The request was not accepted",
                                        refusal.detail(),
                                        refusal.remedy())),
                        context::next);
    }
}
