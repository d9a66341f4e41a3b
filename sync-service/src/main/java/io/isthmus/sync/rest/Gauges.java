package io.isthmus.sync.rest;

import io.isthmus.chassis.kafka.CatchUp;
import io.isthmus.sync.connectorspace.ChangesTaken;
import io.isthmus.sync.runs.SourceStreams;
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
    private final SourceStreams streams;

    Gauges(MeterRegistry registry, CatchUp catchUp, SourceStreams streams) {
        this.registry = registry;
        this.streams = streams;
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

    void registerStreams(@Observes Startup event) {
        Gauge.builder("isthmus.sync.streams.connected", streams, SourceStreams::connected)
                .description("sources that tell of changes as they happen, and are listened to right now")
                .register(registry);
    }

    void count(@Observes ChangesTaken taken) {
        registry.counter("isthmus.sync.changes.taken").increment(taken.messages());
    }
}
