package io.isthmus.chassis.kafka;

import io.isthmus.contracts.messages.Refusal;

/** The storage cannot hold a content, whenever it is asked. */
final class ContentRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    ContentRefused(Refusal refusal, Throwable cause) {
        super(refusal.sentence(), cause);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
