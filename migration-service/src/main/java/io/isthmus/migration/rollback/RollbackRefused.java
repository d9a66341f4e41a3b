package io.isthmus.migration.rollback;

import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.migration.migrating.Missing;

/** Nothing can be put back like this, or not now. */
final class RollbackRefused extends ProblemException {

    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;

    private RollbackRefused(int status, Missing missing) {
        super(status, missing.code(), "This is not possible now", missing.message(), missing.whatToDo());
    }

    static RollbackRefused because(Missing missing) {
        return new RollbackRefused(CONFLICT, missing);
    }

    static RollbackRefused noPlan(String target) {
        return new RollbackRefused(
                NOT_FOUND,
                new Missing(
                        "NO_RESTORATION",
                        "no plan was prepared to put back what was written to " + target,
                        "Prepare one by POST /api/migrations/{id}/rollback/plan."));
    }
}
