package io.isthmus.migration.migrating;

import io.isthmus.chassis.problem.Problem;
import io.isthmus.contracts.export.GateState;
import io.isthmus.contracts.export.GateState.Code;
import io.isthmus.contracts.export.GateState.Hold;
import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.contracts.operations.Run.RunError;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What follows from the state of a run that a step waits for.
 *
 * <pre>
 *     WAITING, RUNNING                         wait
 *     SUCCEEDED, COMPLETED_WITH_ERRORS         go on
 *     INTERRUPTED, or unknown to its service   start it again, {@value Operation#MAX_ATTEMPTS} attempts in all
 *     HELD                                     ask the gate: start it again if what held it passes by itself, else fail
 *     FAILED                                   the step has failed
 * </pre>
 */
public sealed interface RunJudgement {

    /** Holds that end without anybody's doing: a service that has just started, a broker that was away. */
    Set<Code> PASSING = Set.of(
            Code.CONFIGURATION_NOT_LOADED,
            Code.CONFIGURATION_LEASE_EXPIRED,
            Code.TARGET_NOT_IMPORTED,
            Code.BATCH_INCOMPLETE,
            Code.FOREIGN_EXPORTER);

    record Wait() implements RunJudgement {}

    record GoOn() implements RunJudgement {}

    record Repeat() implements RunJudgement {}

    /** The gate was closed: what becomes of it is to be asked there, see {@link #ofHeld}. */
    record Held() implements RunJudgement {}

    record GiveUp(Failure failure) implements RunJudgement {}

    static RunJudgement of(Operation operation) {
        return switch (operation.status()) {
            case WAITING, RUNNING -> new Wait();
            case SUCCEEDED, COMPLETED_WITH_ERRORS -> new GoOn();
            case INTERRUPTED -> repeat(operation, "was interrupted");
            case HELD -> new Held();
            case FAILED -> new GiveUp(failed(operation));
        };
    }

    /** The service answers that it knows no such run: its database was lost. */
    static RunJudgement ofUnknownRun(Operation operation) {
        return repeat(operation, "is unknown to its service");
    }

    /** Whether a gate in this state opens, or stays as it is, without anybody's doing. */
    static boolean opensByItself(GateState gate) {
        return gate.holds().stream().map(Hold::code).allMatch(PASSING::contains);
    }

    /** @param gate after what held the run had time to pass */
    static RunJudgement ofHeld(Operation operation, GateState gate) {
        return opensByItself(gate) && operation.mayBeRepeated() ? new Repeat() : new GiveUp(held(operation, gate));
    }

    private static RunJudgement repeat(Operation operation, String why) {
        return operation.mayBeRepeated()
                ? new Repeat()
                : new GiveUp(new Failure(
                        "RUN_INTERRUPTED",
                        operation.title() + ", run " + operation.runId() + ", " + why + ", in attempt "
                                + operation.attempt(),
                        "Find out in the logs of " + operation.service()
                                + " why it stops, then trigger the step again."));
    }

    private static Failure failed(Operation operation) {
        Optional<RunError> first = operation.errors().stream()
                .filter(error -> error.whatToDo() != null && !error.whatToDo().isBlank())
                .findFirst();
        return new Failure(
                "RUN_FAILED",
                operation.title() + " failed at " + operation.service() + ", run " + operation.runId() + ": "
                        + Optional.ofNullable(operation.message()).orElse("no message")
                        + ErrorList.of(operation.errors()),
                first.map(error -> error.whatToDo() + " ").orElse("") + "Then trigger the step again.",
                first.map(error -> Map.of(Problem.CAUSE, error.code())).orElse(Map.of()));
    }

    private static Failure held(Operation operation, GateState gate) {
        String reasons = gate.holds().stream().map(Hold::message).collect(Collectors.joining("; "));
        String advice = gate.holds().stream()
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
                (advice.isEmpty() ? "" : advice + " ") + "Then trigger EXPORT again.",
                gate.holds().isEmpty()
                        ? Map.of()
                        : Map.of(Problem.CAUSE, gate.holds().getFirst().code().name()));
    }
}
