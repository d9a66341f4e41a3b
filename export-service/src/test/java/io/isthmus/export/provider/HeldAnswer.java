package io.isthmus.export.provider;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/** One answer that waits: what was read for it grows old. */
public final class HeldAnswer {

    private final Predicate<TestProvider.Request> which;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    HeldAnswer(Predicate<TestProvider.Request> which) {
        this.which = which;
    }

    public boolean reached() {
        return reached.getCount() == 0;
    }

    public void release() {
        released.countDown();
    }

    boolean takes(TestProvider.Request request) {
        return which.test(request) && taken.compareAndSet(false, true);
    }

    void await() {
        reached.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
