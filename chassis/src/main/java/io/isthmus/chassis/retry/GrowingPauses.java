package io.isthmus.chassis.retry;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;

/** Pauses that double with each failure, from 1 on, up to a maximum. Whoever configures none gets a millisecond. */
public final class GrowingPauses {

    private static final double FACTOR = 2;

    private GrowingPauses() {}

    /** Half to one and a half times as long, at random, so that what failed together does not come back together. */
    public static IntervalFunction atRandom(Duration first, Duration maximum) {
        return IntervalFunction.ofExponentialRandomBackoff(millis(first), FACTOR, millis(maximum));
    }

    /** The same each time, for what is stored or announced. */
    public static IntervalFunction certain(Duration first, Duration maximum) {
        return IntervalFunction.ofExponentialBackoff(millis(first), FACTOR, millis(maximum));
    }

    /** The library refuses anything shorter. */
    private static long millis(Duration duration) {
        return Math.max(1, duration.toMillis());
    }
}
