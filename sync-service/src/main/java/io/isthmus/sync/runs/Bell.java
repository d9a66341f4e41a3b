package io.isthmus.sync.runs;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Turns many rings into few deltas: after the first ring a moment is waited, because changes come in bursts. What rings while a
 * delta goes on leads to another one: none is lost.
 */
final class Bell {

    private static final Duration BURST = Duration.ofMillis(50);

    private final Semaphore rings = new Semaphore(0);
    private final BooleanSupplier delta;
    private final CountDownLatch stopped;

    /** @param delta begins one; false if it has to wait for another run, and is to be begun again */
    Bell(BooleanSupplier delta, CountDownLatch stopped) {
        this.delta = delta;
        this.stopped = stopped;
    }

    void ring() {
        rings.release();
    }

    /** Answers rings until it is stopped and this thread is interrupted. */
    void answer() {
        try {
            rings.acquire();
            while (!stopped.await(BURST.toMillis(), TimeUnit.MILLISECONDS)) {
                rings.drainPermits();
                if (!delta.getAsBoolean()) {
                    ring();
                }
                rings.acquire();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody listens any more
        }
    }
}
