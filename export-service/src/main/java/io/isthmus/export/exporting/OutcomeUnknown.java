package io.isthmus.export.exporting;

import java.util.Objects;

/** A request may have been carried out, and looking for its result failed. */
final class OutcomeUnknown extends RuntimeException {

    OutcomeUnknown(RuntimeException cause) {
        super(cause);
    }

    @Override
    public synchronized RuntimeException getCause() {
        return (RuntimeException) Objects.requireNonNull(super.getCause());
    }
}
