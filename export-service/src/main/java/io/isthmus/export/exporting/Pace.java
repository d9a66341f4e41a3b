package io.isthmus.export.exporting;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Slows the whole connector down when the target says that it is too much. */
final class Pace {

    private final AtomicLong notBeforeNanos = new AtomicLong(System.nanoTime());
    private final AtomicLong throttled = new AtomicLong();

    /** Waits until the target wants to hear from us again. */
    void await() {
        while (true) {
            long nanos = notBeforeNanos.get() - System.nanoTime();
            if (nanos <= 0) {
                return;
            }
            sleep(Duration.ofNanos(nanos));
        }
    }

    /** Nobody sends anything for so long. */
    void slowDown(Duration pause) {
        throttled.incrementAndGet();
        long until = System.nanoTime() + pause.toNanos();
        notBeforeNanos.accumulateAndGet(until, (current, wanted) -> wanted - current > 0 ? wanted : current);
    }

    long throttled() {
        return throttled.get();
    }

    static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExportStopped("the service is stopping");
        }
    }
}
