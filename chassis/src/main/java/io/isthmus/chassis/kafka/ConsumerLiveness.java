package io.isthmus.chassis.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Not alive when a consumer does not even try: then a restart helps. While it tries, because something is away, none would. */
@Liveness
@ApplicationScoped
class ConsumerLiveness implements HealthCheck {

    private final ConsumerWatch watch;

    ConsumerLiveness(ConsumerWatch watch) {
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        return ConsumerReadiness.answer(watch.standstills().stream()
                .filter(standstill -> standstill.fault() == null)
                .toList());
    }
}
