package io.isthmus.chassis.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Not alive when nobody reads the config log any more. */
@Liveness
@ApplicationScoped
class ConfigLogLiveness implements HealthCheck {

    private final KafkaConfigLog log;

    ConfigLogLiveness(KafkaConfigLog log) {
        this.log = log;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("config-log").status(log.alive()).build();
    }
}
