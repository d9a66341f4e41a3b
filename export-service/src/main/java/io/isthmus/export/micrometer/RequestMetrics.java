package io.isthmus.export.micrometer;

import io.isthmus.export.exporting.AnsweredRequest;
import io.isthmus.export.target.Outcome;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Requests to the target: how many, how they ended, how long they took, how often it wanted a pause. */
@ApplicationScoped
class RequestMetrics implements Consumer<AnsweredRequest> {

    /** Bounds of the histogram: from a provider next door to one that is on its knees. */
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(200),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30)
    };

    private final Meter.MeterProvider<Timer> requests;
    private final Timer pauses;

    RequestMetrics(MeterRegistry registry) {
        this.requests = Timer.builder("isthmus.export.requests")
                .description("requests that write to the target, with the time until their answer")
                .serviceLevelObjectives(BOUNDS)
                .withRegistry(registry);
        this.pauses = Timer.builder("isthmus.export.throttled")
                .description("pauses that the target asked for")
                .register(registry);
    }

    @Override
    public void accept(AnsweredRequest request) {
        requests.withTags(
                        "type", lower(request.export().objectType()),
                        "operation", lower(request.export().operation()),
                        "outcome", lower(request.outcome().result()))
                .record(request.took());
        if (request.outcome() instanceof Outcome.Throttled throttled) {
            pauses.record(throttled.pause());
        }
    }

    static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
