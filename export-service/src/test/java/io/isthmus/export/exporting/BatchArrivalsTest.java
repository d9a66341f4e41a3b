package io.isthmus.export.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.export.receiving.BatchArrived;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BatchArrivalsTest {

    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final BatchArrivals arrivals = new BatchArrivals();

    @Test
    @Timeout(20)
    void whoever_waits_goes_on_when_something_arrives_and_needs_no_clock() throws InterruptedException {
        Thread waiting = Thread.ofVirtual().start(() -> arrivals.await(AN_HOUR));

        arrivals.arrived(new BatchArrived(false));

        assertThat(waiting.join(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    @Timeout(20)
    void what_arrived_before_is_seen_once() {
        arrivals.arrived(new BatchArrived(false));
        arrivals.arrived(new BatchArrived(false));

        arrivals.await(AN_HOUR);
        long from = System.nanoTime();
        arrivals.await(Duration.ofMillis(30));

        assertThat(System.nanoTime() - from)
                .isGreaterThanOrEqualTo(Duration.ofMillis(30).toNanos());
    }
}
