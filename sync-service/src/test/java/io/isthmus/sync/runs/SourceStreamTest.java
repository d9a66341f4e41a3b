package io.isthmus.sync.runs;

import static org.awaitility.Awaitility.await;

import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceException.Code;
import io.isthmus.sync.source.SourceListening;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SourceStreamTest {

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final SourceSettings SOURCE = SourceSettings.of("hr", SourceKind.LDAP, List.of());

    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicInteger deltas = new AtomicInteger();
    private final AtomicInteger notices = new AtomicInteger();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-29T12:00:00Z"));
    private volatile SourceListening directory = (source, ring) -> SourceListening.Ended.NOT_OFFERED;
    private SourceStream stream;

    @AfterEach
    void stop() {
        stream.stop();
    }

    private void start() {
        stream = new SourceStream(
                        SOURCE,
                        (source, ring) -> {
                            attempts.incrementAndGet();
                            return directory.listen(source, ring);
                        },
                        () -> deltas.incrementAndGet() > 0,
                        () -> {},
                        fault -> notices.incrementAndGet(),
                        failures -> Duration.ofMillis(1),
                        new Now())
                .start();
    }

    @Test
    void a_directory_that_tells_nothing_by_itself_is_not_asked_again() {
        start();

        await().during(Duration.ofMillis(200)).atMost(DEADLINE).until(() -> attempts.get() <= 1);
    }

    @Test
    void a_broken_stream_is_opened_again_and_what_changed_meanwhile_is_looked_for() {
        directory = (source, ring) -> {
            ring.run();
            throw broken();
        };
        start();

        await().atMost(DEADLINE).until(() -> attempts.get() >= 3 && deltas.get() >= 2);
    }

    @Test
    void after_five_minutes_without_hearing_operators_are_told_once() {
        directory = (source, ring) -> {
            throw broken();
        };
        start();
        await().atMost(DEADLINE).until(() -> attempts.get() >= 3);

        now.updateAndGet(time -> time.plus(Duration.ofMinutes(5)));

        await().atMost(DEADLINE).until(() -> notices.get() == 1);
        int after = attempts.get();
        await().atMost(DEADLINE).until(() -> attempts.get() > after + 3);
        await().atMost(DEADLINE).until(() -> notices.get() == 1);
    }

    private static SourceException broken() {
        return new SourceException(Code.CONNECTION_LOST, "gone", "Nothing.", null);
    }

    private final class Now extends Clock {

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
            return now.get();
        }
    }
}
