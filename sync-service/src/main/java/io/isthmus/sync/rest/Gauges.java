package io.isthmus.sync.rest;

import io.isthmus.sync.connectorspace.ChangesTaken;
import io.isthmus.sync.runs.Replay;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;

/** What this service shows to Prometheus, beside what the platform does. */
@ApplicationScoped
class Gauges {

    private final MeterRegistry registry;
    private final Replay replay;

    Gauges(MeterRegistry registry, Replay replay) {
        this.registry = registry;
        this.replay = replay;
    }

    void register(@Observes Startup event) {
        Gauge.builder("isthmus.sync.replay.behind", replay, Replay::behind)
                .description("messages of the past that are still to be read")
                .register(registry);
        Gauge.builder("isthmus.sync.replaying", replay, each -> each.over() ? 0 : 1)
                .description("1 while messages of the past are read and nothing is sent")
                .register(registry);
    }

    void count(@Observes ChangesTaken taken) {
        registry.counter("isthmus.sync.changes.taken").increment(taken.messages());
    }
}
