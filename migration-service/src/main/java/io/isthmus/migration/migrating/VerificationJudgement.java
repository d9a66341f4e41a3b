package io.isthmus.migration.migrating;

import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.contracts.migration.StepBody.Acknowledge;
import io.isthmus.migration.migrating.StepEvidence.Verified;
import io.isthmus.migration.migrating.StepJudgement.NotPassed;
import io.isthmus.migration.migrating.StepJudgement.Passed;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether the four operations were without errors. Strict: an object with an error stops the migration here, unless a
 * person names exactly how many there are.
 */
public final class VerificationJudgement {

    private VerificationJudgement() {}

    public static StepJudgement judge(List<Operation> operations, @Nullable Acknowledge body) {
        Long acknowledged = body == null ? null : body.errors();
        String comment = body == null ? null : body.comment();
        long errors = operations.stream().mapToLong(Operation::errorCount).sum();
        Verified evidence = new Verified(operations, errors, acknowledged, comment);

        List<Operation> notThrough = operations.stream()
                .filter(operation -> !operation.wentThrough())
                .toList();
        if (operations.isEmpty() || !notThrough.isEmpty()) {
            return new NotPassed(
                    new Failure(
                            "OPERATION_NOT_COMPLETED",
                            notThrough.isEmpty() ? "no operation was run" : "not completed: " + titles(notThrough),
                            "Trigger INITIAL_RUN again (?again=true), then VERIFY."),
                    evidence);
        }
        if (errors == 0 || (acknowledged != null && acknowledged == errors)) {
            return new Passed(evidence);
        }
        return new NotPassed(objectsWithErrors(operations, errors, acknowledged), evidence);
    }

    private static Failure objectsWithErrors(List<Operation> operations, long errors, @Nullable Long acknowledged) {
        String listed = operations.stream()
                .filter(operation -> operation.errorCount() > 0)
                .map(operation -> operation.title() + ": " + operation.errorCount() + ErrorList.of(operation.errors()))
                .collect(Collectors.joining("; "));
        return new Failure(
                "OBJECTS_WITH_ERRORS",
                errors + (errors == 1 ? " object has" : " objects have") + " an error"
                        + (acknowledged == null ? "" : ", not the " + acknowledged + " that were acknowledged")
                        + ": " + listed,
                "Correct the objects and trigger INITIAL_RUN again (?again=true); or go on without them by triggering"
                        + " VERIFY with {\"errors\": " + errors + "}.");
    }

    private static String titles(List<Operation> operations) {
        return operations.stream()
                .map(operation -> operation.title() + " (" + operation.status() + ")")
                .collect(Collectors.joining(", "));
    }
}
