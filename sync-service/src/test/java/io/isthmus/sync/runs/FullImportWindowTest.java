package io.isthmus.sync.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.settings.MaintenanceWindow;
import io.isthmus.contracts.settings.ScheduleSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FullImportWindowTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final MaintenanceWindow NIGHT = MaintenanceWindow.parse("01:00-05:00 Europe/Berlin");

    @Test
    void a_daily_import_begins_with_the_window_and_does_not_drift() {
        Instant first = Instant.parse("2026-11-20T00:07:30Z");

        assertThat(fullImports(NIGHT, A_DAY, first, Duration.ofDays(3)))
                .containsExactly(
                        Instant.parse("2026-11-21T00:00:00Z"),
                        Instant.parse("2026-11-22T00:00:00Z"),
                        Instant.parse("2026-11-23T00:00:00Z"));
    }

    @Test
    void one_that_is_due_at_noon_waits_for_the_night() {
        Instant noon = Instant.parse("2026-11-20T11:00:00Z");

        assertThat(fullImports(NIGHT, A_DAY, noon, Duration.ofDays(2)))
                .containsExactly(Instant.parse("2026-11-22T00:00:00Z"));
    }

    @Test
    void one_whose_window_went_by_while_nothing_ran_waits_a_day_and_no_longer() {
        Instant last = Instant.parse("2026-11-20T00:00:00Z");
        Instant afterTheNight = Instant.parse("2026-11-21T23:00:00Z");

        assertThat(due(NIGHT, A_DAY, last, afterTheNight)).isEqualTo(RunProfile.DELTA_IMPORT);
        assertThat(due(NIGHT, A_DAY, last, Instant.parse("2026-11-22T08:00:00Z")))
                .isEqualTo(RunProfile.FULL_IMPORT);
    }

    @Test
    void the_first_one_does_not_wait() {
        assertThat(Schedule.due(
                        schedule(NIGHT, A_DAY),
                        null,
                        new Attempt(null, null, 0),
                        Instant.parse("2026-11-20T11:00:00Z")))
                .contains(RunProfile.FULL_IMPORT);
    }

    @Property(tries = 200)
    void every_full_import_begins_in_the_window_and_none_comes_later_than_a_day_after_it_was_due(
            @ForAll @IntRange(min = 0, max = 1439) int from,
            @ForAll @IntRange(min = 10, max = 1439) int length,
            @ForAll @IntRange(min = 1, max = 60) int hours,
            @ForAll @IntRange(min = 0, max = 200) int began) {
        LocalTime begin = LocalTime.ofSecondOfDay(from * 60L);
        MaintenanceWindow window = new MaintenanceWindow(begin, begin.plusMinutes(length), BERLIN);
        Duration interval = Duration.ofHours(hours);
        Instant last = Instant.parse("2026-10-20T00:00:00Z").plus(Duration.ofHours(began));

        for (Instant next : fullImports(window, interval, last, Duration.ofDays(10))) {
            Instant opened = window.lastBegin(next);
            boolean within = next.isBefore(window.endOf(opened));
            assertThat(within || !next.isBefore(last.plus(interval).plus(A_DAY)))
                    .as("%s of %s", next, window.text())
                    .isTrue();
            assertThat(next).isBefore(last.plus(interval).plus(A_DAY).plus(STEP));
            assertThat(last.isBefore(opened) || !next.isBefore(last.plus(interval)))
                    .as("twice in one window")
                    .isTrue();
            last = next;
        }
    }

    private static final Duration STEP = Duration.ofMinutes(5);

    private static List<Instant> fullImports(
            MaintenanceWindow window, Duration interval, Instant last, Duration howLong) {
        List<Instant> begun = new ArrayList<>();
        Instant current = last;
        Instant end = last.plus(howLong);
        for (Instant now = last; now.isBefore(end); now = now.plus(STEP)) {
            Instant tick = Instant.ofEpochSecond(now.getEpochSecond() / STEP.toSeconds() * STEP.toSeconds());
            if (tick.isAfter(current) && due(window, interval, current, tick) == RunProfile.FULL_IMPORT) {
                begun.add(tick);
                current = tick;
            }
        }
        return begun;
    }

    private static RunProfile due(MaintenanceWindow window, Duration interval, Instant lastFullAt, Instant now) {
        return Schedule.due(schedule(window, interval), lastFullAt, new Attempt(null, null, 0), now)
                .orElseThrow();
    }

    private static ScheduleSettings schedule(MaintenanceWindow window, Duration interval) {
        return new ScheduleSettings(true, Duration.ofSeconds(10), interval, null, null, window);
    }
}
