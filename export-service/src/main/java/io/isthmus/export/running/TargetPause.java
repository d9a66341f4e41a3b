package io.isthmus.export.running;

import io.isthmus.chassis.retry.Backoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Nothing begins by itself for a while after the target was unavailable. */
@ApplicationScoped
class TargetPause {

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(5));

    private final Clock clock = Clock.systemUTC();
    private int failures;
    private Instant until = Instant.MIN;

    boolean lasts() {
        return clock.instant().isBefore(until);
    }

    void begin() {
        until = clock.instant().plus(BACKOFF.pause(failures++));
    }

    /** The target has done what it was asked to: the next pause is a short one again. */
    void reset() {
        failures = 0;
    }
}
