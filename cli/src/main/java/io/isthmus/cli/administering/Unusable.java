package io.isthmus.cli.administering;

import org.jspecify.annotations.Nullable;

/** What the command line says, or a file it names, cannot be used. */
final class Unusable extends RuntimeException {

    Unusable(@Nullable String message) {
        super(message);
    }
}
