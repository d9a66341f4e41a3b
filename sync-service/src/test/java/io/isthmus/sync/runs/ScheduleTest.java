package io.isthmus.sync.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.ScheduleSettings;
import io.isthmus.sync.runs.SourceStates.SourceState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Instant NOW = Instant.parse("2026-11-21T01:00:00Z");
    private static final ScheduleSettings HALF_HOURLY =
            new ScheduleSettings(true, Duration.ofMinutes(30), Duration.ofDays(7));

    @Test
    void
            where_no_interval_is_given_only_a_directory_that_is_asked_by_cookie_or_number_and_tells_nothing_by_itself_is_asked_every_3_seconds() {
        Instant fullAt = NOW.minus(Duration.ofHours(1));
        ScheduleSettings none = new ScheduleSettings(true, null, Duration.ofDays(1));

        assertThat(Schedule.due(none.whereFoundBy(DeltaMethod.DIRSYNC), fullAt, at(NOW.minusSeconds(3)), NOW))
                .contains(RunProfile.DELTA_IMPORT);
        assertThat(Schedule.due(none.whereFoundBy(DeltaMethod.SYNCREPL), fullAt, at(NOW.minusSeconds(3)), NOW))
                .isEmpty();
        assertThat(Schedule.due(none, fullAt, at(NOW.minusSeconds(10)), NOW)).contains(RunProfile.DELTA_IMPORT);
        assertThat(Schedule.due(HALF_HOURLY.whereFoundBy(DeltaMethod.DIRSYNC), fullAt, at(NOW.minusSeconds(60)), NOW))
                .isEmpty();
    }

    @Test
    void nothing_is_due_while_the_schedule_is_off() {
        assertThat(Schedule.due(ScheduleSettings.defaults(), null, at(null), NOW))
                .isEmpty();
    }

    @Test
    void the_first_import_is_a_full_one() {
        assertThat(Schedule.due(HALF_HOURLY, null, at(null), NOW)).contains(RunProfile.FULL_IMPORT);
    }

    @Test
    void deltas_follow_in_their_interval() {
        Instant fullAt = NOW.minus(Duration.ofDays(1));

        assertThat(Schedule.due(HALF_HOURLY, fullAt, at(NOW.minus(Duration.ofMinutes(29))), NOW))
                .isEmpty();
        assertThat(Schedule.due(HALF_HOURLY, fullAt, at(NOW.minus(Duration.ofMinutes(30))), NOW))
                .contains(RunProfile.DELTA_IMPORT);
    }

    @Test
    void a_delta_every_second_does_not_miss_a_tick_that_comes_milliseconds_early() {
        ScheduleSettings everySecond = new ScheduleSettings(true, Duration.ofSeconds(1), Duration.ofDays(7));
        Instant fullAt = NOW.minus(Duration.ofDays(1));

        assertThat(Schedule.due(everySecond, fullAt, at(NOW.minusMillis(990)), NOW))
                .contains(RunProfile.DELTA_IMPORT);
        assertThat(Schedule.due(everySecond, fullAt, at(NOW.minusMillis(400)), NOW))
                .isEmpty();
    }

    @Test
    void a_full_import_is_due_in_its_interval_and_stands_for_the_delta() {
        assertThat(Schedule.due(HALF_HOURLY, NOW.minus(Duration.ofDays(7)), at(NOW.minus(Duration.ofHours(1))), NOW))
                .contains(RunProfile.FULL_IMPORT);
    }

    @Test
    void a_failed_attempt_is_not_repeated_at_once() {
        assertThat(Schedule.due(HALF_HOURLY, null, at(NOW.minus(Duration.ofMinutes(1))), NOW))
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

    @Test
    void each_failure_in_a_row_doubles_the_pause_up_to_five_minutes() {
        ScheduleSettings tenSeconds = new ScheduleSettings(true, Duration.ofSeconds(10), Duration.ofDays(1));
        Instant fullAt = NOW.minus(Duration.ofHours(1));

        assertThat(List.of(0, 1, 2, 5, 40).stream()
                        .map(failures -> firstDue(tenSeconds, fullAt, failures))
                        .toList())
                .containsExactly(10L, 20L, 40L, 300L, 300L);
        assertThat(firstDue(new ScheduleSettings(true, Duration.ofHours(1), Duration.ofDays(1)), fullAt, 7))
                .as("a pace longer than that stays")
                .isEqualTo(3_600);
    }

    private static long firstDue(ScheduleSettings schedule, Instant fullAt, int failures) {
        Attempt last = new Attempt(NOW, null, failures);
        return LongStream.range(1, 10_000)
                .filter(second -> Schedule.due(schedule, fullAt, last, NOW.plusSeconds(second))
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_full_import_that_failed_leaves_room_for_deltas_for_an_hour() {
        Instant fullAt = NOW.minus(Duration.ofDays(8));
        Attempt failed = new Attempt(NOW.minus(Duration.ofMinutes(59)), NOW.minus(Duration.ofMinutes(59)), 0);
        Attempt longAgo = new Attempt(NOW.minus(Duration.ofMinutes(30)), NOW.minus(Duration.ofMinutes(61)), 0);

        assertThat(Schedule.due(HALF_HOURLY, fullAt, failed, NOW)).contains(RunProfile.DELTA_IMPORT);
        assertThat(Schedule.due(HALF_HOURLY, fullAt, longAgo, NOW)).contains(RunProfile.FULL_IMPORT);
        assertThat(Schedule.due(HALF_HOURLY, null, failed, NOW))
                .as("without any there is nothing a delta could start from")
                .contains(RunProfile.FULL_IMPORT);
    }

    @Test
    void an_attempt_has_failed_when_no_complete_import_began_since() {
        Attempt attempt = new Attempt(NOW, null, 2);

        assertThat(attempt.judged(lastImport(NOW.minusSeconds(1))).failures()).isEqualTo(3);
        assertThat(attempt.judged(lastImport(NOW.plusMillis(1))).failures()).isZero();
        assertThat(Attempt.before(lastImport(NOW)).judged(lastImport(NOW)).failures())
                .isZero();
    }

    private static Optional<SourceState> lastImport(Instant at) {
        return Optional.of(new SourceState("1", "1", "AUTO", "x", at, at, SourceStates.Finding.UNKNOWN));
    }

    private static Attempt at(Instant at) {
        return new Attempt(at, null, 0);
    }
}
