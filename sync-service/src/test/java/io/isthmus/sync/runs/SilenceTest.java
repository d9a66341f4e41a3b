package io.isthmus.sync.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.operations.Operations;
import io.isthmus.chassis.runs.BegunRun;
import io.isthmus.contracts.operations.Notice;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.settings.ScheduleSettings;
import io.isthmus.sync.runs.SourceStates.Finding;
import io.isthmus.sync.runs.SourceStates.SourceState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** By default a source is read every ten seconds; a minute without is silence. */
class SilenceTest {

    private static final ScheduleSettings SCHEDULE =
            new ScheduleSettings(true, Duration.ofSeconds(10), Duration.ofDays(1));
    private static final Instant START = Instant.parse("2026-11-29T12:00:00Z");

    private final ActiveRuns active = new ActiveRuns();
    private final List<Notice> notices = new ArrayList<>();
    private final Operations operations = new Operations() {
        @Override
        public void publish(Run run) {
            throw new AssertionError("silence tells of no run");
        }

        @Override
        public void publish(Notice notice) {
            notices.add(notice);
        }
    };
    private final Now now = new Now();
    private final Silence silence = new Silence(active, operations, "test", "sync-service", now);

    @Test
    void a_source_that_fails_on_is_told_of_once() {
        lookFor(Duration.ofMinutes(10), Optional.empty());

        assertThat(notices)
                .singleElement()
                .satisfies(notice -> assertThat(notice.code()).isEqualTo("NOTHING_HAS_RUN"));
    }

    @Test
    void an_import_that_is_completed_ends_the_silence_and_the_next_one_is_told_anew() {
        lookFor(Duration.ofMinutes(2), Optional.empty());
        lookFor(Duration.ofMinutes(2), imported(now.instant()));

        assertThat(notices).hasSize(2);
    }

    @Test
    void a_schedule_that_was_off_for_hours_is_no_silence() {
        lookFor(Duration.ofSeconds(10), imported(START));
        now.pass(Duration.ofHours(5));
        lookFor(Duration.ofSeconds(50), imported(START));

        assertThat(notices).isEmpty();
    }

    @Test
    void a_long_import_and_a_long_synchronization_are_no_silence_and_neither_is_the_moment_after() {
        RunState run =
                new RunState(new BegunRun(1, true, "run", "test", "sync-service", RunProfile.FULL_IMPORT, "hr", START));
        active.begin(run);
        run.start(RunState.IMPORT, START);
        lookFor(Duration.ofMinutes(5), Optional.empty());
        run.end(RunState.IMPORT, now.instant());
        run.start(RunState.SYNCHRONIZATION, now.instant());
        lookFor(Duration.ofMinutes(5), imported(START));
        active.end("run");
        lookFor(Duration.ofSeconds(50), imported(START));

        assertThat(notices).isEmpty();
    }

    private void lookFor(Duration time, Optional<SourceState> state) {
        for (long second = 0; second < time.toSeconds(); second++) {
            now.pass(Duration.ofSeconds(1));
            silence.look(SCHEDULE, "hr", state);
        }
    }

    private static Optional<SourceState> imported(Instant at) {
        return Optional.of(new SourceState("1", "1", "AUTO", "x", at, at, Finding.UNKNOWN));
    }

    private static final class Now extends Clock {

        private Instant time = START;

        void pass(Duration duration) {
            time = time.plus(duration);
        }

        @Override
        public Instant instant() {
            return time;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
