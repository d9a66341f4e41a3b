package io.isthmus.cli.demo;

/** The demo cannot go on; the message is for a person. */
final class DemoFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoFailed(String message) {
        super(message);
    }
}
