package io.isthmus.migration.operations;

import io.isthmus.contracts.migration.MigrationStep.Progress;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.Run.Step;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.migration.migrating.Checklist;
import io.isthmus.migration.migrating.Operation;
import java.util.List;

/** How far a checklist has come, for people: {@code 1 of 4: FULL_IMPORT of contoso, import}. */
final class ChecklistProgress {

    private ChecklistProgress() {}

    static Progress run(Run run, Operation operation, int position, Checklist checklist) {
        List<Step> steps = run.steps() == null ? List.of() : run.steps();
        return steps.stream()
                .filter(step -> step.status() == RunStatus.RUNNING)
                .findFirst()
                .or(() -> steps.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(steps.getLast()))
                .map(step -> new Progress(
                        position(operation, position, checklist) + step.name(), step.done(), step.expected()))
                .orElseGet(() -> new Progress(position(operation, position, checklist) + run.status(), 0, null));
    }

    static String position(Operation operation, int position, Checklist checklist) {
        return (position + 1) + " of " + checklist.operations().size() + ": " + operation.title() + ", ";
    }
}
