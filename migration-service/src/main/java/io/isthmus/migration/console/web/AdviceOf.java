package io.isthmus.migration.console.web;

import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.migration.console.Advice;
import io.quarkus.qute.TemplateExtension;

/** What templates show of what other records tell to do: {@code error.advice}. */
@TemplateExtension
class AdviceOf {

    private AdviceOf() {}

    static Advice advice(RunError error) {
        return Advice.of(error.code(), error.whatToDo());
    }

    static Advice advice(MigrationStep.Failure failure) {
        return Advice.of(failure.code(), failure.whatToDo());
    }

    static Advice advice(Refusal refusal) {
        return Advice.of(refusal.code(), refusal.whatToDo());
    }
}
