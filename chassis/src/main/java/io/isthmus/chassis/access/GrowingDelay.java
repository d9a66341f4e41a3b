package io.isthmus.chassis.access;

import java.time.Duration;

/**
 * How long to wait after failures.
 *
 * @param free failures that cost nothing
 * @param first after one more; each further one doubles it
 * @param maximum what it never exceeds
 */
record GrowingDelay(int free, Duration first, Duration maximum) {

    private static final int DOUBLINGS_THAT_MATTER = 30;

    Duration after(int failures) {
        if (failures <= free) {
            return Duration.ZERO;
        }
        Duration grown = first.multipliedBy(1L << Math.min(DOUBLINGS_THAT_MATTER, failures - free - 1));
        return grown.compareTo(maximum) > 0 ? maximum : grown;
    }
}
