package io.isthmus.migration.standby;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.configlog.ConfigLogUnavailable;
import io.isthmus.migration.deployment.ConfigConflict;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettingsFollowerTest {

    private static final Duration SHORT = Duration.ofMillis(5);
    private static final Duration DEADLINE = Duration.ofSeconds(90);

    private final AtomicInteger calls = new AtomicInteger();
    private SettingsFollower follower;

    private SettingsFollower follower(SettingsFollower.Takeover takeover) {
        follower = new SettingsFollower(takeover, true, SHORT, Runnable::run);
        return follower;
    }

    @AfterEach
    void stop() {
        if (follower != null) {
            follower.stop();
        }
    }

    private void awaitCalls(int count) {
        Awaitility.await().atMost(DEADLINE).until(() -> calls.get() >= count);
    }

    @Test
    void a_log_that_cannot_be_written_is_tried_until_it_can_though_it_says_nothing_more() {
        List<String> taken = new CopyOnWriteArrayList<>();
        follower(by -> {
                    if (calls.incrementAndGet() < 4) {
                        throw new ConfigLogUnavailable("the broker is away", null);
                    }
                    taken.add(by);
                    return OptionalLong.of(7);
                })
                .changed(null);

        Awaitility.await().atMost(DEADLINE).until(() -> taken.size() == 1);
    }

    @Test
    void what_the_log_says_meanwhile_is_looked_at_once_afterwards() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        follower(by -> {
            if (calls.incrementAndGet() == 1) {
                begun.countDown();
                await(goOn);
            }
            return OptionalLong.empty();
        });
        follower.changed(null);
        begun.await();
        for (int i = 0; i < 5; i++) {
            follower.changed(null);
        }
        goOn.countDown();

        awaitCalls(2);
        Awaitility.await()
                .during(Duration.ofMillis(100))
                .atMost(DEADLINE)
                .untilAsserted(() -> assertThat(calls).hasValue(2));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_conflict_waits_for_the_change_that_caused_it() {
        follower(by -> {
            if (calls.incrementAndGet() == 1) {
                throw new ConfigConflict("somebody was faster", 8);
            }
            return OptionalLong.of(9);
        });
        follower.changed(null);
        awaitCalls(1);
        Awaitility.await().during(Duration.ofMillis(50)).atMost(DEADLINE).until(() -> calls.get() == 1);

        follower.changed(null);
        awaitCalls(2);
    }

    @Test
    void a_fault_of_any_other_kind_does_not_end_the_following() {
        follower(by -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("unexpected");
            }
            return OptionalLong.empty();
        });
        follower.changed(null);
        awaitCalls(1);

        Awaitility.await().atMost(DEADLINE).until(() -> {
            follower.changed(null);
            return calls.get() > 1;
        });
    }

    @Test
    void an_instance_that_stands_by_follows_once_when_it_has_become_the_active_one() {
        List<Runnable> whenActive = new CopyOnWriteArrayList<>();
        follower = new SettingsFollower(
                by -> {
                    calls.incrementAndGet();
                    return OptionalLong.empty();
                },
                true,
                SHORT,
                whenActive::add);

        follower.changed(null);
        follower.changed(null);

        assertThat(calls).hasValue(0);
        assertThat(whenActive).hasSize(1);
        whenActive.getFirst().run();
        awaitCalls(1);
    }

    @Test
    void whoever_does_not_follow_asks_for_nothing() {
        follower = new SettingsFollower(
                by -> {
                    calls.incrementAndGet();
                    return OptionalLong.empty();
                },
                false,
                SHORT,
                Runnable::run);

        follower.changed(null);

        Awaitility.await().during(Duration.ofMillis(50)).atMost(DEADLINE).until(() -> calls.get() == 0);
    }
}
