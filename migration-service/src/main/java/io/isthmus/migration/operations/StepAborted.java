package io.isthmus.migration.operations;

import io.isthmus.contracts.migration.MigrationStep.Failure;

/** A waiting step cannot go on. */
final class StepAborted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    StepAborted(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
