package io.isthmus.export.exporting;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Slows the whole connector down when the target says that it is too much. The permit is asked each second of a wait: whoever
 * may not send any more does not wait for it.
 */
final class Pace {

    private static final long PERMIT_ASKED_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Runnable permit;
    private final AtomicLong notBeforeNanos = new AtomicLong(System.nanoTime());

    /** @param permit throws {@link ExportStopped} once it has ended */
    Pace(Runnable permit) {
        this.permit = permit;
    }

    /** Waits until the target wants to hear from us again. */
    void await() {
        await(notBeforeNanos::get, permit);
    }

    /** Waits so long, for this one alone. */
    void pause(Duration pause) {
        long end = System.nanoTime() + pause.toNanos();
        await(() -> end, permit);
    }

    /** Nobody sends anything for so long. */
    void slowDown(Duration pause) {
        long until = System.nanoTime() + pause.toNanos();
        notBeforeNanos.accumulateAndGet(until, (current, wanted) -> wanted - current > 0 ? wanted : current);
    }

    /** Where no permit is needed. */
    static void sleep(Duration pause) {
        long end = System.nanoTime() + pause.toNanos();
        await(() -> end, () -> {});
    }

    private static void await(LongSupplier end, Runnable permit) {
        for (long left = end.getAsLong() - System.nanoTime(); left > 0; left = end.getAsLong() - System.nanoTime()) {
            permit.run();
            LockSupport.parkNanos(Math.min(left, PERMIT_ASKED_EVERY_NANOS));
            if (Thread.currentThread().isInterrupted()) {
                throw new ExportStopped("the service is stopping");
            }
        }
    }
}
