package io.isthmus.sync.checking;

/** How one attempt went. */
public sealed interface Tried {

    Tried WORKED = new Worked();

    record Worked() implements Tried {}

    /** @param reason in the words of the network, the directory or the system; never a secret */
    record Faulty(Why why, String reason) implements Tried {}

    /** What is at fault, as far as the difference tells somebody what to do. */
    enum Why {
        SECRET,
        UNKNOWN_HOST,
        CONNECTION_REFUSED,
        NO_ANSWER,
        CERTIFICATES_UNREADABLE,
        CERTIFICATE_NOT_TRUSTED,
        CERTIFICATE_OF_ANOTHER_HOST,
        TLS,
        CREDENTIALS,
        ENCRYPTION_REQUIRED,
        NOT_ALLOWED,
        NOT_THERE,
        OTHER
    }

    default boolean worked() {
        return this instanceof Worked;
    }
}
