package io.isthmus.sync.runs;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * Turns many rings into few deltas: the first one begins a delta at once, and whatever rings while that goes on leads to one more,
 * begun as soon as it is over. So a single change waits for nobody, a burst is gathered, and no ring is lost.
 */
final class Bell {

    private final Semaphore rings = new Semaphore(0);
    private final BooleanSupplier delta;
    private final Room room;
    private final CountDownLatch stopped;

    /** Waits until a delta may be begun again, or for a while. */
    @FunctionalInterface
    interface Room {
        void await() throws InterruptedException;
    }

    /** @param delta begins one; false if it has to wait for another run, and is to be begun again when there is room */
    Bell(BooleanSupplier delta, Room room, CountDownLatch stopped) {
        this.delta = delta;
        this.room = room;
        this.stopped = stopped;
    }

    void ring() {
        rings.release();
    }

    /** Answers rings until it is stopped and this thread is interrupted. */
    void answer() {
        try {
            rings.acquire();
            while (stopped.getCount() > 0) {
                rings.drainPermits();
                if (!delta.getAsBoolean()) {
                    room.await();
                    ring();
                }
                rings.acquire();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody listens any more
        }
    }
}
