package io.isthmus.cli.administering;

/** What the command line says, or a file it names, cannot be used. */
final class Unusable extends RuntimeException {

    Unusable(String message) {
        super(message);
    }
}
