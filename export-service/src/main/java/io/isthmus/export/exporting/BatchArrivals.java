package io.isthmus.export.exporting;

import io.isthmus.export.receiving.BatchArrived;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the export that waits for the rest of a batch. There is one at a time. */
@ApplicationScoped
class BatchArrivals {

    private final Semaphore arrived = new Semaphore(0);

    void arrived(@Observes BatchArrived event) {
        arrived.release();
    }

    /**
     * Returns when something has arrived since the last time, or after so long.
     *
     * @throws ExportStopped when the service stops
     */
    void await(Duration atMost) {
        try {
            if (arrived.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                arrived.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExportStopped("the service is stopping");
        }
    }
}
