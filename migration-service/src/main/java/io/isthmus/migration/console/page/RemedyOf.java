package io.isthmus.migration.console.page;

import io.isthmus.chassis.problem.Problem;
import io.isthmus.contracts.migration.MigrationStep;
import io.isthmus.contracts.operations.Run.RunError;
import io.isthmus.migration.console.Remedy;
import io.quarkus.qute.TemplateExtension;
import org.jspecify.annotations.Nullable;

/** What templates show of what is to be done about something: {@code error.remedy}. */
@TemplateExtension
class RemedyOf {

    private RemedyOf() {}

    static @Nullable Remedy remedy(RunError error) {
        return Remedy.of(error.code(), error.whatToDo());
    }

    static @Nullable Remedy remedy(MigrationStep.Failure failure) {
        return Remedy.of(failure);
    }

    static @Nullable Remedy remedy(Problem problem) {
        return Remedy.of(problem);
    }
}
