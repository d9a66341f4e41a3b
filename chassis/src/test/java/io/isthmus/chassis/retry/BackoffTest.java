package io.isthmus.chassis.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(5));

    @Test
    void each_pause_is_twice_the_one_before() {
        assertThat(backoff.pause(0, 0)).isEqualTo(Duration.ofSeconds(5));
        assertThat(backoff.pause(1, 0)).isEqualTo(Duration.ofSeconds(10));
        assertThat(backoff.pause(3, 0)).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void no_pause_is_longer_than_the_maximum_however_often_it_has_failed() {
        assertThat(backoff.pause(7, 0)).isEqualTo(Duration.ofMinutes(5));
        assertThat(backoff.pause(Integer.MAX_VALUE, 0)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void up_to_a_fifth_is_added_at_random_and_nothing_is_taken_away() {
        assertThat(backoff.pause(0, 1)).isEqualTo(Duration.ofSeconds(6));
        for (int i = 0; i < 100; i++) {
            assertThat(backoff.pause(0)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
        }
    }
}
