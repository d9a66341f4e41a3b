package io.isthmus.chassis.runs;

import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunStatus;
import java.time.Instant;

/**
 * A run as the service keeps it.
 *
 * @param number rises with every run of the service
 * @param automatic whether nobody asked for it
 */
public record KeptRun(long number, boolean automatic, Run run) {

    /** As it stands when the process that worked on it is gone. */
    public KeptRun interrupted(String message, Instant at) {
        return new KeptRun(
                number,
                automatic,
                new Run(
                        run.id(),
                        run.deployment(),
                        run.service(),
                        run.profile(),
                        run.connector(),
                        RunStatus.INTERRUPTED,
                        run.startedAt(),
                        at,
                        run.steps().stream().map(step -> interrupted(step, at)).toList(),
                        run.counts(),
                        run.errors(),
                        message));
    }

    private static Run.Step interrupted(Run.Step step, Instant at) {
        return step.status().finished()
                ? step
                : new Run.Step(step.name(), RunStatus.INTERRUPTED, step.done(), step.expected(), step.startedAt(), at);
    }
}
