package io.isthmus.export.running;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Nothing begins by itself for a while after the target was unavailable: 5 s at first, doubling, at most 5 min. */
@ApplicationScoped
class TargetPause {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration MAXIMUM = Duration.ofMinutes(5);

    private final Clock clock = Clock.systemUTC();
    private Duration next = FIRST;
    private Instant until = Instant.MIN;

    boolean lasts() {
        return clock.instant().isBefore(until);
    }

    void begin() {
        until = clock.instant().plus(next);
        next = next.multipliedBy(2).compareTo(MAXIMUM) < 0 ? next.multipliedBy(2) : MAXIMUM;
    }

    /** The target has done what it was asked to: the next pause is a short one again. */
    void reset() {
        next = FIRST;
    }
}
