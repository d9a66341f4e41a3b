package io.isthmus.export.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.runs.BegunRun;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.export.progress.RunProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WaitingRunsTest {

    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration LATER = Duration.ofMinutes(10);

    private final WaitingRuns runs = new WaitingRuns();
    private int begun;

    @Test
    void runs_come_in_the_order_in_which_they_were_asked_for() {
        Run first = submit(RunProfile.EXPORT);
        Run second = submit(RunProfile.TARGET_IMPORT);

        assertThat(runs.next(LATER)).map(run -> run.progress().id()).contains(first.id());
        assertThat(runs.next(LATER)).map(run -> run.progress().id()).contains(second.id());
        assertThat(runs.next(SOON)).isEmpty();
    }

    @Test
    void what_waits_already_is_answered_instead_of_another_one() {
        assertThat(submit(RunProfile.TARGET_IMPORT)).isEqualTo(submit(RunProfile.TARGET_IMPORT));
        assertThat(begun).isEqualTo(1);
    }

    @Test
    void an_export_that_goes_on_is_answered_and_an_import_is_not() {
        Run export = submit(RunProfile.EXPORT);
        runs.next(LATER);
        assertThat(submit(RunProfile.EXPORT).id()).isEqualTo(export.id());

        Run old = submit(RunProfile.TARGET_IMPORT);
        runs.next(LATER);
        assertThat(submit(RunProfile.TARGET_IMPORT).id()).isNotEqualTo(old.id());
    }

    @Test
    void one_beside_exports_is_found_and_never_answered_instead_of_one_that_is_asked_for() {
        QueuedRun beside = another(RunProfile.TARGET_IMPORT);
        runs.goesOnBeside(beside);

        assertThat(runs.find(beside.progress().id())).isPresent();
        assertThat(submit(RunProfile.TARGET_IMPORT).id())
                .isNotEqualTo(beside.progress().id());
        runs.nothingBeside();
        assertThat(runs.find(beside.progress().id())).isEmpty();
        assertThat(runs.beside()).isEmpty();
    }

    @Test
    void whoever_is_woken_looks_around_at_once_and_once() {
        runs.wake();

        assertThat(runs.next(LATER)).isEmpty();
        assertThat(runs.closed()).isFalse();
    }

    @Test
    void once_closed_nobody_waits() {
        runs.close();

        assertThat(runs.next(LATER)).isEmpty();
        assertThat(runs.closed()).isTrue();
    }

    @Test
    void whoever_is_interrupted_ends() {
        Thread.currentThread().interrupt();

        assertThat(runs.next(LATER)).isEmpty();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(runs.closed()).isTrue();
    }

    private Run submit(RunProfile profile) {
        return runs.submit(profile, () -> another(profile));
    }

    private QueuedRun another(RunProfile profile) {
        begun++;
        BegunRun run =
                new BegunRun(begun, false, "run " + begun, "here", "export-service", profile, "target", Instant.EPOCH);
        return new QueuedRun(new RunProgress(run, Clock.systemUTC(), changed -> {}), null);
    }
}
