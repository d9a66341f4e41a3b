package io.isthmus.cli.api;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A service could not be reached, or said nothing in time: what was asked may or may not have been done. */
public final class NoAnswer extends UncheckedIOException {

    NoAnswer(String request, IOException cause) {
        super(request + " got no answer: " + reason(cause), cause);
    }

    private static String reason(IOException cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
