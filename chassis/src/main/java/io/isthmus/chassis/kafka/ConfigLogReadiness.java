package io.isthmus.chassis.kafka;

import io.isthmus.chassis.configlog.ConfigLog;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready before the config log has been read: until then the service does not know who it is. */
@Readiness
@ApplicationScoped
class ConfigLogReadiness implements HealthCheck {

    private final ConfigLog log;

    ConfigLogReadiness(ConfigLog log) {
        this.log = log;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("config-log")
                .status(log.loaded())
                .withData("revision", log.state().revision())
                .build();
    }
}
