package io.isthmus.migration.migrating;

import io.isthmus.contracts.migration.MigrationStep.Failure;
import org.jspecify.annotations.Nullable;

/** Whether what was observed is enough for a step to be done. */
public sealed interface StepJudgement {

    /** It is; the evidence says why. */
    record Passed(StepEvidence evidence) implements StepJudgement {}

    /** @param evidence what was found all the same */
    record NotPassed(Failure failure, @Nullable StepEvidence evidence) implements StepJudgement {}

    static NotPassed notPassed(String code, String message, String whatToDo) {
        return new NotPassed(new Failure(code, message, whatToDo), null);
    }
}
