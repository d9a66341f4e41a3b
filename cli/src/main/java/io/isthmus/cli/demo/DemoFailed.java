package io.isthmus.cli.demo;

/** The demo cannot go on; the message is for a person. */
final class DemoFailed extends RuntimeException {

    DemoFailed(String message) {
        super(message);
    }
}
