package io.isthmus.contracts.messages;

/** What the bytes of a record came to. */
public sealed interface Reading<T> {

    /** A whole message of a known version, under its own key. */
    record Understood<T>(T message) implements Reading<T> {}

    /** No message, and why. */
    record Refused<T>(Refusal refusal) implements Reading<T> {}
}
