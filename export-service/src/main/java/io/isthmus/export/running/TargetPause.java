package io.isthmus.export.running;

import io.github.resilience4j.core.IntervalFunction;
import io.isthmus.chassis.retry.GrowingPauses;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Nothing begins by itself for a while after the target was unavailable. */
@ApplicationScoped
class TargetPause {

    private static final IntervalFunction PAUSES = GrowingPauses.atRandom(Duration.ofSeconds(5), Duration.ofMinutes(5));

    private final Clock clock = Clock.systemUTC();
    private int failures;
    private Instant until = Instant.MIN;

    boolean lasts() {
        return clock.instant().isBefore(until);
    }

    void begin() {
        until = clock.instant().plusMillis(PAUSES.apply(++failures));
    }

    /** The target has done what it was asked to: the next pause is a short one again. */
    void reset() {
        failures = 0;
    }
}
