package io.isthmus.migration.operations;

import io.isthmus.contracts.migration.MigrationStep.Failure;

/** A waiting step cannot go on. */
final class StepAborted extends RuntimeException {

    private final transient Failure failure;

    StepAborted(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
