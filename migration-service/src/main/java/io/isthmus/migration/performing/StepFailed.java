package io.isthmus.migration.performing;

import io.isthmus.contracts.migration.MigrationStep.Failure;

/** A waiting step cannot go on. */
final class StepFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    StepFailed(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
