package io.isthmus.chassis.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while a topic is not read on, whatever the cause: what this service shows is old. */
@Readiness
@ApplicationScoped
class ConsumerReadiness implements HealthCheck {

    private final ConsumerWatch watch;

    ConsumerReadiness(ConsumerWatch watch) {
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        return answer(watch.standstills());
    }

    static HealthCheckResponse answer(List<Standstill> standstills) {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("consumers").status(standstills.isEmpty());
        standstills.forEach(each ->
                answer.withData(each.topic() + "-" + each.partition(), each.nextOffset() + " of " + each.endOffset()));
        return answer.build();
    }
}
