package io.isthmus.chassis.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseOutageTest {

    private static final RuntimeException AWAY = new IllegalStateException("connection refused");

    private final Logger logger = Logger.getLogger("io.isthmus.database");
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AtomicBoolean answers = new AtomicBoolean();
    private final DatabaseOutage outage = new DatabaseOutage(AWAY::equals, answers::get);
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord record) {
            lines.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(listener);
    }

    @AfterEach
    void end() {
        outage.close();
        logger.removeHandler(listener);
    }

    @Test
    void many_failures_are_one_line_at_the_beginning_and_one_at_the_end() {
        for (int i = 0; i < 40; i++) {
            assertThat(outage.explains(AWAY)).isTrue();
        }
        assertThat(lines).hasSize(1);

        answers.set(true);

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> lines.size() == 2);
        assertThat(lines.getLast()).contains("back");
    }

    @Test
    void what_is_no_outage_is_not_explained_by_it() {
        assertThat(outage.explains(new IllegalArgumentException("a bug"))).isFalse();
        assertThat(lines).isEmpty();
    }
}
