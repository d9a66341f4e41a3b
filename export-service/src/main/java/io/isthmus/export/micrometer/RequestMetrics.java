package io.isthmus.export.micrometer;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.contracts.outcomes.ExportOutcome.Result;
import io.isthmus.export.exporting.AnsweredRequest;
import io.isthmus.export.target.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;
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

    private static final int OPERATIONS = Operation.values().length;
    private static final int RESULTS = Result.values().length;

    private final MeterRegistry registry;
    /** One for each combination that has occurred. */
    private final AtomicReferenceArray<Timer> timers =
            new AtomicReferenceArray<>(ObjectType.values().length * OPERATIONS * RESULTS);

    RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void accept(AnsweredRequest request) {
        ObjectType type = request.export().objectType();
        Operation operation = request.export().operation();
        Result result = request.outcome().result();
        int place = (type.ordinal() * OPERATIONS + operation.ordinal()) * RESULTS + result.ordinal();
        Timer timer = timers.get(place);
        if (timer == null) {
            // registering twice gives the same one
            timer = timer(type, operation, result);
            timers.set(place, timer);
        }
        timer.record(request.took());
        if (request.outcome() instanceof Outcome.Throttled throttled) {
            throttled(throttled.pause());
        }
    }

    private Timer timer(ObjectType type, Operation operation, Result result) {
        return Timer.builder("isthmus.export.requests")
                .description("requests that write to the target, with the time until their answer")
                .tag("type", lower(type))
                .tag("operation", lower(operation))
                .tag("outcome", lower(result))
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    private void throttled(Duration pause) {
        Timer.builder("isthmus.export.throttled")
                .description("pauses that the target asked for")
                .register(registry)
                .record(pause);
    }

    static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
