package io.isthmus.chassis.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GrowingPausesTest {

    @Test
    void a_pause_doubles_with_each_failure_and_never_passes_the_maximum() {
        var pauses = GrowingPauses.certain(Duration.ofSeconds(30), Duration.ofHours(1));

        assertThat(pauses.apply(1)).isEqualTo(30_000);
        assertThat(pauses.apply(2)).isEqualTo(60_000);
        assertThat(pauses.apply(20)).isEqualTo(3_600_000);
    }

    @Test
    void no_pause_is_a_millisecond_and_no_fault() {
        assertThat(GrowingPauses.certain(Duration.ZERO, Duration.ZERO).apply(3)).isBetween(1L, 4L);
        assertThat(GrowingPauses.atRandom(Duration.ZERO, Duration.ofSeconds(1)).apply(1))
                .isBetween(0L, 2L);
    }
}
