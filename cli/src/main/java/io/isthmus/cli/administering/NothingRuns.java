package io.isthmus.cli.administering;

/** No address was given, and no launcher of this machine tells one. */
final class NothingRuns extends RuntimeException {

    NothingRuns(String message) {
        super(message);
    }
}
