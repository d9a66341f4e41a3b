package io.isthmus.sync.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.settings.ScheduleSettings;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Instant NOW = Instant.parse("2026-11-21T01:00:00Z");
    private static final ScheduleSettings HALF_HOURLY =
            new ScheduleSettings(true, Duration.ofMinutes(30), Duration.ofDays(7));

    @Test
    void nothing_is_due_while_the_schedule_is_off() {
        assertThat(Schedule.due(ScheduleSettings.defaults(), null, null, NOW)).isEmpty();
    }

    @Test
    void the_first_import_is_a_full_one() {
        assertThat(Schedule.due(HALF_HOURLY, null, null, NOW)).contains(RunProfile.FULL_IMPORT);
    }

    @Test
    void deltas_follow_in_their_interval() {
        Instant fullAt = NOW.minus(Duration.ofDays(1));

        assertThat(Schedule.due(HALF_HOURLY, fullAt, NOW.minus(Duration.ofMinutes(29)), NOW))
                .isEmpty();
        assertThat(Schedule.due(HALF_HOURLY, fullAt, NOW.minus(Duration.ofMinutes(30)), NOW))
                .contains(RunProfile.DELTA_IMPORT);
    }

    @Test
    void a_delta_every_second_does_not_miss_a_tick_that_comes_milliseconds_early() {
        ScheduleSettings everySecond = new ScheduleSettings(true, Duration.ofSeconds(1), Duration.ofDays(7));
        Instant fullAt = NOW.minus(Duration.ofDays(1));

        assertThat(Schedule.due(everySecond, fullAt, NOW.minusMillis(990), NOW)).contains(RunProfile.DELTA_IMPORT);
        assertThat(Schedule.due(everySecond, fullAt, NOW.minusMillis(400), NOW)).isEmpty();
    }

    @Test
    void a_full_import_is_due_in_its_interval_and_stands_for_the_delta() {
        assertThat(Schedule.due(HALF_HOURLY, NOW.minus(Duration.ofDays(7)), NOW.minus(Duration.ofHours(1)), NOW))
                .contains(RunProfile.FULL_IMPORT);
    }

    @Test
    void a_failed_attempt_is_not_repeated_at_once() {
        assertThat(Schedule.due(HALF_HOURLY, null, NOW.minus(Duration.ofMinutes(1)), NOW))
                .isEmpty();
    }

    @Test
    void nothing_completed_for_two_intervals_is_silence() {
        assertThat(Schedule.silent(HALF_HOURLY, NOW.minus(Duration.ofMinutes(59)), NOW))
                .isFalse();
        assertThat(Schedule.silent(HALF_HOURLY, NOW.minus(Duration.ofMinutes(60)), NOW))
                .isTrue();
        assertThat(Schedule.silent(ScheduleSettings.defaults(), NOW.minus(Duration.ofDays(60)), NOW))
                .as("the schedule is off")
                .isFalse();
    }

    @Test
    void a_delta_every_second_that_takes_a_little_longer_is_no_silence() {
        ScheduleSettings everySecond = new ScheduleSettings(true, Duration.ofSeconds(1), Duration.ofDays(7));

        assertThat(Schedule.silent(everySecond, NOW.minusSeconds(59), NOW)).isFalse();
        assertThat(Schedule.silent(everySecond, NOW.minusSeconds(60), NOW)).isTrue();
    }
}
