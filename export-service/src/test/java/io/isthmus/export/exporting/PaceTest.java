package io.isthmus.export.exporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PaceTest {

    @Test
    void nobody_waits_while_the_target_does_not_ask_for_it() {
        new Pace(() -> {
                    throw new AssertionError("nobody waits, so nobody asks for the permit");
                })
                .await();
    }

    @Test
    void a_wait_lasts_as_long_as_the_longest_that_was_asked_for() {
        Pace pace = new Pace(() -> {});
        long begin = System.nanoTime();

        pace.slowDown(Duration.ofMillis(120));
        pace.slowDown(Duration.ofMillis(10));
        pace.await();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
    }

    @Test
    void whoever_may_not_send_any_more_does_not_wait_for_it() {
        AtomicBoolean ended = new AtomicBoolean();
        Pace pace = new Pace(() -> {
            if (ended.getAndSet(true)) {
                throw new ExportStopped("export control has changed");
            }
        });
        pace.slowDown(Duration.ofHours(1));

        assertThatThrownBy(pace::await).isInstanceOf(ExportStopped.class);
    }

    @Test
    void an_interrupted_thread_does_not_wait() {
        Pace pace = new Pace(() -> {});
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> pace.pause(Duration.ofHours(1))).isInstanceOf(ExportStopped.class);

        assertThat(Thread.interrupted()).as("and stays interrupted").isTrue();
    }
}
