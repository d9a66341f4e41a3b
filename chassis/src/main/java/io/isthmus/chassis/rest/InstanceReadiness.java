package io.isthmus.chassis.rest;

import io.isthmus.chassis.instance.InstanceLease;
import io.isthmus.chassis.instance.InstanceState;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while standing by: requests belong to the active instance. */
@Readiness
@ApplicationScoped
class InstanceReadiness implements HealthCheck {

    private final InstanceLease lease;

    InstanceReadiness(InstanceLease lease) {
        this.lease = lease;
    }

    @Override
    public HealthCheckResponse call() {
        InstanceState state = InstanceState.of(lease);
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("instance").status(state.active()).withData("standing-by", !state.active());
        return (state.activeInstance() == null ? answer : answer.withData("active-instance", state.activeInstance()))
                .build();
    }
}
