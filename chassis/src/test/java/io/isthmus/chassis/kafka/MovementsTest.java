package io.isthmus.chassis.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class MovementsTest {

    private static final TopicPartition ZERO = new TopicPartition("batches", 0);
    private static final TopicPartition ONE = new TopicPartition("batches", 1);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Test
    void whoever_stands_with_something_to_read_for_the_limit_does_not_move() {
        Movements movements = look(look(Movements.NONE, 5, 8, 0), 5, 9, 9);

        assertThat(movements.standstills(LIMIT, Map.of(), nanos(9))).isEmpty();
        assertThat(movements.standstills(LIMIT, Map.of("batches", "DatabaseFailed: away"), nanos(10)))
                .containsExactly(new Standstill("batches", 0, 5, 9, LIMIT, "DatabaseFailed: away"));
    }

    @Test
    void whoever_moves_however_slowly_does_not_stand() {
        Movements movements = Movements.NONE;
        for (int second = 0; second < 100; second++) {
            movements = look(movements, second, 1_000, second);
            assertThat(movements.standstills(LIMIT, Map.of(), nanos(second))).isEmpty();
        }
    }

    @Test
    void whoever_has_read_everything_waits_for_nothing_however_long() {
        Movements movements = look(look(Movements.NONE, 8, 8, 0), 8, 8, 500);

        assertThat(movements.standstills(LIMIT, Map.of(), nanos(1_000))).isEmpty();
        assertThat(look(movements, 8, 9, 1_000).standstills(LIMIT, Map.of(), nanos(1_001)))
                .as("what has just come")
                .isEmpty();
    }

    @Test
    void while_the_broker_does_not_answer_nobody_is_blamed() {
        Movements movements = look(Movements.NONE, 5, 8, 0).after(Map.of(ZERO, 5L), Map.of(), nanos(20));

        assertThat(look(movements, 5, 8, 21).standstills(LIMIT, Map.of(), nanos(25)))
                .isEmpty();
    }

    @Test
    void one_partition_that_stands_is_told_though_the_other_moves() {
        Movements movements = Movements.NONE;
        for (int second = 0; second <= 10; second++) {
            movements =
                    movements.after(Map.of(ZERO, 5L, ONE, (long) second), Map.of(ZERO, 8L, ONE, 100L), nanos(second));
        }

        assertThat(movements.standstills(LIMIT, Map.of(), nanos(10)))
                .extracting(Standstill::partition)
                .containsExactly(0);
    }

    private static Movements look(Movements before, long position, long end, long second) {
        return before.after(Map.of(ZERO, position), Map.of(ZERO, end), nanos(second));
    }

    private static long nanos(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
