package io.isthmus.chassis.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.operations.Operations;
import io.isthmus.contracts.operations.Notice;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunReportsTest {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    private final List<Instant> forgotten = new ArrayList<>();
    private Instant now = NOON;
    private final RunReports reports =
            new RunReports(new Forgetting(), new Silent(), "corp", "sync-service", new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            });

    @Test
    void old_runs_are_forgotten_once_an_hour_however_many_begin() {
        for (int run = 0; run < 100; run++) {
            reports.begin(RunProfile.DELTA_IMPORT, "hr", true);
        }
        now = NOON.plus(Duration.ofMinutes(61));
        reports.begin(RunProfile.DELTA_IMPORT, "hr", true);

        assertThat(forgotten).containsExactly(NOON.minus(Duration.ofDays(30)), now.minus(Duration.ofDays(30)));
    }

    private static final class Silent implements Operations {

        @Override
        public void publish(Run run) {
            // nobody listens
        }

        @Override
        public void publish(Notice notice) {
            // nobody listens
        }
    }

    private final class Forgetting implements RunStore {

        @Override
        public long nextNumber() {
            return 1;
        }

        @Override
        public void save(KeptRun run) {
            // keeps nothing
        }

        @Override
        public Optional<KeptRun> find(String id) {
            return Optional.empty();
        }

        @Override
        public List<KeptRun> newest(int limit) {
            return List.of();
        }

        @Override
        public List<KeptRun> unfinished() {
            return List.of();
        }

        @Override
        public void forgetBefore(Instant start) {
            forgotten.add(start);
        }
    }
}
