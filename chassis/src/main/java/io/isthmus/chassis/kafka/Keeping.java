package io.isthmus.chassis.kafka;

import io.isthmus.chassis.instance.StandingBy;
import io.isthmus.chassis.postgres.StorageFault;
import io.isthmus.contracts.messages.Message;
import io.isthmus.contracts.messages.Refusal;
import io.isthmus.contracts.messages.Refusal.Code;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/** Attempts to keep one batch. Used by one thread at a time. */
final class Keeping<T extends Message> {

    private static final int ATTEMPTS_BEFORE_DOUBT = 3;

    private final List<Received<T>> messages;
    private final Map<Integer, Long> nextOffsets;
    private final Map<Integer, Long> offsetsBefore = new HashMap<>();
    private final Intake<T> intake;
    private int unexplained;

    Keeping(List<Delivery<T>> batch, Intake<T> intake) {
        this.messages = batch.stream()
                .filter(Delivery::understood)
                .map(Delivery::received)
                .toList();
        this.nextOffsets = MessageReader.nextOffsets(batch);
        batch.forEach(delivery -> offsetsBefore.merge(
                delivery.record().partition(), delivery.record().offset(), Math::min));
        this.intake = intake;
    }

    Map<Integer, Long> nextOffsets() {
        return nextOffsets;
    }

    /** @throws ContentRefused when the messages are at fault; anything else when something is away */
    void attempt() {
        try {
            intake.take(messages, nextOffsets);
        } catch (RuntimeException e) {
            if (ofContent(e)) {
                throw refused(e);
            }
            throw e;
        } catch (StackOverflowError e) {
            throw refused(e);
        }
    }

    private boolean ofContent(RuntimeException failure) {
        if (messages.isEmpty() || failure instanceof KafkaException || failure instanceof NotAcknowledged) {
            return false;
        }
        if (failure instanceof StandingBy) {
            return false;
        }
        return switch (StorageFault.of(failure)) {
            case CONTENT -> true;
            case PASSING -> false;
            case UNKNOWN -> ++unexplained >= ATTEMPTS_BEFORE_DOUBT && thePositionAloneIsKept();
        };
    }

    /** Then storage, transactions and everything else are well, and only the content can be at fault. */
    private boolean thePositionAloneIsKept() {
        try {
            intake.take(List.of(), offsetsBefore);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private ContentRefused refused(Throwable failure) {
        String found = StorageFault.state(failure)
                .map(state -> "SQL state " + state)
                .orElseGet(() -> failure.getClass().getSimpleName());
        return new ContentRefused(new Refusal(Code.NOT_STORABLE, Map.of(Refusal.FOUND, found)), failure);
    }
}
