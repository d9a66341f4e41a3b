package io.isthmus.sync.rest;

import io.isthmus.chassis.kafka.CatchUp;
import io.isthmus.sync.connectorspace.ChangesTaken;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;

/** What this service shows to Prometheus, beside what the platform does. */
@ApplicationScoped
class Gauges {

    private final MeterRegistry registry;
    private final CatchUp catchUp;

    Gauges(MeterRegistry registry, CatchUp catchUp) {
        this.registry = registry;
        this.catchUp = catchUp;
    }

    void register(@Observes Startup event) {
        Gauge.builder("isthmus.sync.replay.behind", catchUp, CatchUp::behind)
                .description("messages of the past that are still to be read")
                .register(registry);
        Gauge.builder("isthmus.sync.replaying", catchUp, each -> each.caughtUp() ? 0 : 1)
                .description("1 while messages of the past are read and nothing is sent")
                .register(registry);
    }

    void count(@Observes ChangesTaken taken) {
        registry.counter("isthmus.sync.changes.taken").increment(taken.messages());
    }
}
