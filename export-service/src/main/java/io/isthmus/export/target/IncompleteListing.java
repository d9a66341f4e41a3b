package io.isthmus.export.target;

import org.jspecify.annotations.Nullable;

/** A listing ended before everything was seen. Never the ground for a deletion. */
public class IncompleteListing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IncompleteListing(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
