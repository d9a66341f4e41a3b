package io.isthmus.sync.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BellTest {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final AtomicInteger deltas = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean busy;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Semaphore room = new Semaphore(0);
    private final Bell bell = new Bell(this::delta, room::acquire, stopped);
    private final Thread answerer = Thread.ofVirtual().start(bell::answer);

    private boolean delta() {
        if (busy) {
            refused.incrementAndGet();
            return false;
        }
        deltas.incrementAndGet();
        return true;
    }

    @AfterEach
    void stop() {
        stopped.countDown();
        answerer.interrupt();
    }

    @Test
    void a_ring_begins_a_delta_at_once() {
        bell.ring();

        await().atMost(DEADLINE).pollInterval(Duration.ofMillis(1)).until(() -> deltas.get() == 1);
    }

    @Test
    void a_burst_while_another_run_goes_on_is_one_delta() {
        busy = true;
        for (int i = 0; i < 100; i++) {
            bell.ring();
        }
        await().atMost(DEADLINE).until(() -> refused.get() > 0);
        bell.ring();
        assertThat(deltas).hasValue(0);

        busy = false;
        room.release();

        await().atMost(DEADLINE).until(() -> deltas.get() == 1);
        await().during(Duration.ofMillis(300)).atMost(DEADLINE).until(() -> deltas.get() == 1);
    }

    @Test
    void nothing_is_tried_again_before_there_is_room() {
        busy = true;
        bell.ring();

        await().atMost(DEADLINE).until(() -> refused.get() == 1);
        await().during(Duration.ofMillis(200)).atMost(DEADLINE).until(() -> refused.get() == 1);
    }
}
