package io.isthmus.migration.migrating;

import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.GateState.Hold;
import io.isthmus.contracts.migration.MigrationStep.Failure;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What follows from the state of a run that a step waits for.
 *
 * <pre>
 *     WAITING, RUNNING                  wait
 *     SUCCEEDED, COMPLETED_WITH_ERRORS  go on
 *     INTERRUPTED, or unknown to its service   start it again, 5 attempts in all
 *     HELD, FAILED                      the step has failed
 * </pre>
 */
public sealed interface RunJudgement {

    int MAX_ATTEMPTS = 5;

    record Wait() implements RunJudgement {}

    record GoOn() implements RunJudgement {}

    record Repeat(Operation planned) implements RunJudgement {}

    /** The gate is closed: why is to be asked there. */
    record Held() implements RunJudgement {}

    record GiveUp(Failure failure) implements RunJudgement {}

    static RunJudgement of(Operation operation) {
        return switch (operation.status()) {
            case WAITING, RUNNING -> new Wait();
            case SUCCEEDED, COMPLETED_WITH_ERRORS -> new GoOn();
            case INTERRUPTED -> repeat(operation, "was interrupted");
            case HELD -> new Held();
            case FAILED ->
                new GiveUp(new Failure(
                        "RUN_FAILED",
                        operation.title() + " of " + operation.service() + " failed, run " + operation.runId() + ": "
                                + Optional.ofNullable(operation.message()).orElse("no message")
                                + ErrorList.of(operation.errors()),
                        operation.errors().stream()
                                        .map(error -> error.whatToDo())
                                        .filter(text -> text != null && !text.isBlank())
                                        .findFirst()
                                        .map(text -> text + " ")
                                        .orElse("")
                                + "Then trigger the step again."));
        };
    }

    /** The service answers that it knows no such run: its database was lost. */
    static RunJudgement ofUnknownRun(Operation operation) {
        return repeat(operation, "is unknown to its service");
    }

    private static RunJudgement repeat(Operation operation, String why) {
        return operation.attempt() < MAX_ATTEMPTS
                ? new Repeat(operation.repeated())
                : new GiveUp(new Failure(
                        "RUN_INTERRUPTED",
                        operation.title() + ", run " + operation.runId() + ", " + why + " for the "
                                + operation.attempt() + "th time",
                        "Find out in the logs of " + operation.service()
                                + " why it stops, then trigger the step again."));
    }

    /** Why an export is held, from the gate's own reasons. */
    static Failure held(Operation operation, GateState gate) {
        String reasons = gate.holds().stream().map(Hold::message).collect(Collectors.joining("; "));
        String whatToDo = gate.holds().stream()
                .map(Hold::whatToDo)
                .filter(text -> text != null && !text.isBlank())
                .distinct()
                .collect(Collectors.joining(" "));
        return new Failure(
                "EXPORT_HELD",
                "nothing was exported: "
                        + (reasons.isEmpty()
                                ? Optional.ofNullable(operation.message()).orElse("the gate was closed")
                                : reasons),
                (whatToDo.isEmpty() ? "" : whatToDo + " ") + "Then trigger EXPORT again.");
    }
}
