package io.isthmus.export.target;

import org.jspecify.annotations.Nullable;

/** A listing ended before everything was seen. Never the ground for a deletion. */
public class IncompleteListing extends RuntimeException {

    public IncompleteListing(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
