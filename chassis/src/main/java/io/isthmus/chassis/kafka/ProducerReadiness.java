package io.isthmus.chassis.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready while a message was refused and the broker does not answer: nothing that is done here can be told. Ready as soon as the
 * broker answers, because without a request nothing might be sent that could succeed.
 */
@Readiness
@ApplicationScoped
class ProducerReadiness implements HealthCheck {

    private final Producers producers;
    private final TopicEnds broker;

    ProducerReadiness(Producers producers, TopicEnds broker) {
        this.producers = producers;
        this.broker = broker;
    }

    @Override
    public HealthCheckResponse call() {
        Map<String, String> failing = producers.failing();
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("producers").status(failing.isEmpty() || broker.answers());
        failing.forEach(answer::withData);
        return answer.build();
    }
}
