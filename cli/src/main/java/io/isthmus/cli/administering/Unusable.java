package io.isthmus.cli.administering;

/** What the command line says, or a file it names, cannot be used. */
final class Unusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unusable(String message) {
        super(message);
    }
}
