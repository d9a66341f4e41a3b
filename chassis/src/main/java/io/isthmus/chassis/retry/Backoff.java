package io.isthmus.chassis.retry;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Pauses before something is tried again: each twice as long as the one before, and up to a fifth longer at random, so that what
 * failed together does not come back together.
 *
 * <p>A bean uses SmallRye's {@code Guard} instead, which needs a CDI container. This is for objects that come and go with the
 * settings, and for pauses that are not within one call.
 *
 * @param maximum of a pause before what is added at random
 */
public record Backoff(Duration first, Duration maximum) {

    private static final int MAXIMUM_DOUBLINGS = 30;
    private static final double RANDOM_SHARE = 0.2;

    /** @param failures before this one */
    public Duration pause(int failures) {
        return pause(failures, ThreadLocalRandom.current().nextDouble());
    }

    /** @param random from 0 to 1 */
    Duration pause(int failures, double random) {
        double doubled = first.toNanos() * Math.pow(2, Math.min(failures, MAXIMUM_DOUBLINGS));
        return Duration.ofNanos((long) (Math.min(doubled, maximum.toNanos()) * (1 + RANDOM_SHARE * random)));
    }
}
