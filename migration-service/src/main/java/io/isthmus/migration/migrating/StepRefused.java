package io.isthmus.migration.migrating;

import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.migration.MigrationStep.Failure;
import io.isthmus.contracts.migration.MigrationStep.Name;
import java.util.List;
import java.util.stream.Collectors;

/** A step, or another move of a migration, that is not possible now. */
public final class StepRefused extends ProblemException {

    private static final String TITLE = "This is not possible now";

    public StepRefused(String code, String detail, String whatToDo) {
        this(409, code, detail, whatToDo);
    }

    private StepRefused(int status, String code, String detail, String whatToDo) {
        super(status, code, TITLE, detail, whatToDo);
    }

    public static StepRefused outOfOrder(Name step, List<Missing> missing) {
        return new StepRefused(
                missing.getFirst().code(),
                step + " cannot begin: "
                        + missing.stream().map(Missing::message).collect(Collectors.joining("; ")),
                missing.getFirst().whatToDo());
    }

    public static StepRefused because(Missing missing) {
        return new StepRefused(missing.code(), missing.message(), missing.whatToDo());
    }

    public static StepRefused failed(int status, Failure failure) {
        return new StepRefused(status, failure.code(), failure.message(), failure.whatToDo());
    }

    /** What was sent makes no sense. */
    public static StepRefused unusable(String code, String detail, String whatToDo) {
        return new StepRefused(422, code, detail, whatToDo);
    }

    public static StepRefused unknownMigration(String id) {
        return new StepRefused(
                404, "MIGRATION_NOT_FOUND", "there is no migration " + id, "GET /api/migrations lists them.");
    }
}
