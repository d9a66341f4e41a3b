package io.isthmus.chassis.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunProfile;
import io.isthmus.contracts.operations.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptRunTest {

    private static final Instant BEGUN = Instant.parse("2026-11-29T01:00:00Z");
    private static final Instant ENDED = BEGUN.plusSeconds(9);

    @Test
    void a_run_that_is_interrupted_keeps_what_it_had_done_and_no_step_goes_on() {
        var run = new Run(
                "id",
                "test",
                "export-service",
                RunProfile.EXPORT,
                "cloud",
                RunStatus.RUNNING,
                BEGUN,
                null,
                List.of(
                        new Run.Step("target import", RunStatus.SUCCEEDED, 7, 7L, BEGUN, BEGUN),
                        new Run.Step("export", RunStatus.RUNNING, 3, 9L, BEGUN, null)),
                Map.of("added", 3L),
                List.of(),
                null);

        KeptRun interrupted = new KeptRun(4, true, run).interrupted("broke off", ENDED);

        assertThat(interrupted.number()).isEqualTo(4);
        assertThat(interrupted.automatic()).isTrue();
        assertThat(interrupted.run().status()).isEqualTo(RunStatus.INTERRUPTED);
        assertThat(interrupted.run().finishedAt()).isEqualTo(ENDED);
        assertThat(interrupted.run().counts()).containsEntry("added", 3L);
        assertThat(interrupted.run().steps())
                .extracting(Run.Step::status)
                .containsExactly(RunStatus.SUCCEEDED, RunStatus.INTERRUPTED);
        assertThat(interrupted.run().steps().getLast().done()).isEqualTo(3);
    }
}
