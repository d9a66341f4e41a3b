package io.isthmus.cli.administering;

/** No address was given, and no launcher of this machine tells one. */
final class NothingRuns extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NothingRuns(String message) {
        super(message);
    }
}
