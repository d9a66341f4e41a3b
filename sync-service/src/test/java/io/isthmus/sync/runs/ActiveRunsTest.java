package io.isthmus.sync.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.isthmus.chassis.runs.BegunRun;
import io.isthmus.contracts.operations.RunProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ActiveRunsTest {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final ActiveRuns active = new ActiveRuns();

    @Test
    void whoever_waits_for_a_source_goes_on_as_soon_as_its_run_has_ended() throws InterruptedException {
        active.begin(run("1", "hr"));
        active.begin(run("2", "plant"));
        CountDownLatch wentOn = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> awaitNone("hr", Duration.ofHours(1), wentOn));

        active.end("2");
        await().during(Duration.ofMillis(200)).atMost(DEADLINE).until(() -> wentOn.getCount() == 1);
        active.end("1");

        await().atMost(DEADLINE).until(() -> wentOn.getCount() == 0);
    }

    @Test
    void nobody_waits_for_ever() {
        active.begin(run("1", "hr"));
        CountDownLatch wentOn = new CountDownLatch(1);

        awaitNone("hr", Duration.ofMillis(20), wentOn);

        assertThat(active.worksOn("hr")).isTrue();
        assertThat(wentOn.getCount()).isZero();
    }

    private void awaitNone(String source, Duration atMost, CountDownLatch wentOn) {
        try {
            active.awaitNoneOf(source, atMost);
            wentOn.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static RunState run(String id, String source) {
        return new RunState(
                new BegunRun(1, true, id, "corp", "sync-service", RunProfile.DELTA_IMPORT, source, Instant.EPOCH));
    }
}
