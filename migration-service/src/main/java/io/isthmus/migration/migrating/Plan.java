package io.isthmus.migration.migrating;

import static io.isthmus.contracts.migration.MigrationStep.Name.ANALYZE;
import static io.isthmus.contracts.migration.MigrationStep.Name.CONFIRM;
import static io.isthmus.contracts.migration.MigrationStep.Name.EXPORT;
import static io.isthmus.contracts.migration.MigrationStep.Name.IMPORT_SETTINGS;
import static io.isthmus.contracts.migration.MigrationStep.Name.INITIAL_RUN;
import static io.isthmus.contracts.migration.MigrationStep.Name.LEAVE_STAGING;
import static io.isthmus.contracts.migration.MigrationStep.Name.RETIRE_OLD_TOOL;

import io.isthmus.contracts.migration.Migration.Path;
import io.isthmus.contracts.migration.MigrationStep.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The steps of one path, in order, each with what must be true before it.
 *
 * <p>Parallel: everything is tried in staging mode beside the old tool, and only what a person has looked at is exported.
 * In place: the old tool is uninstalled first, and synchronization begins at once, so there is nothing to review.
 */
public record Plan(Path path, List<Name> steps) {

    private static final Plan PARALLEL = new Plan(Path.PARALLEL, List.of(Name.values()));

    private static final Plan IN_PLACE = new Plan(
            Path.IN_PLACE,
            List.of(ANALYZE, IMPORT_SETTINGS, RETIRE_OLD_TOOL, LEAVE_STAGING, INITIAL_RUN, EXPORT, CONFIRM));

    /** Steps whose work is done by other services and goes on after the answer; a restart resumes the waiting. */
    private static final Set<Name> WAITING = Set.of(INITIAL_RUN, EXPORT, CONFIRM);

    public static Plan of(Path path) {
        return switch (path) {
            case PARALLEL -> PARALLEL;
            case IN_PLACE -> IN_PLACE;
        };
    }

    public boolean has(Name step) {
        return steps.contains(step);
    }

    /** Whether the step's work goes on in other services after the answer. */
    public static boolean waits(Name step) {
        return WAITING.contains(step);
    }

    public Name last() {
        return steps.getLast();
    }

    public boolean isBefore(Name step, Name other) {
        return steps.indexOf(step) < steps.indexOf(other);
    }

    /** The steps before it, in order. */
    public List<Name> before(Name step) {
        return steps.subList(0, steps.indexOf(step));
    }

    /** The steps after it, in order. */
    public List<Name> after(Name step) {
        return steps.subList(steps.indexOf(step) + 1, steps.size());
    }

    /**
     * All that must be true before the step may begin. The last ones repeat what the order implies already, on purpose:
     * what keeps two tools from exporting at once must not hang on the order of a list.
     */
    public List<Precondition> preconditionsOf(Name step) {
        List<Precondition> preconditions = new ArrayList<>();
        preconditions.add(new Precondition.NothingElseRuns(step));
        if (!before(step).isEmpty()) {
            preconditions.add(new Precondition.EarlierStepsAreDone(before(step)));
        }
        if (step == LEAVE_STAGING) {
            preconditions.add(new Precondition.OldToolIsRetired());
            if (path == Path.PARALLEL) {
                preconditions.add(new Precondition.PendingExportsWereReviewed());
            }
        }
        if (step == EXPORT || step == CONFIRM) {
            preconditions.add(new Precondition.StagingWasLeft());
        }
        return List.copyOf(preconditions);
    }
}
