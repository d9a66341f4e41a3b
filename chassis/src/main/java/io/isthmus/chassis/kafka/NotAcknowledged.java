package io.isthmus.chassis.kafka;

import org.jspecify.annotations.Nullable;

/** At least one message of a batch is not safely on its topic: whatever depends on it must not be committed. */
public final class NotAcknowledged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotAcknowledged(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
