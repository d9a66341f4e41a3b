package io.isthmus.chassis.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;

/**
 * Takes out of the stream what is no message, with the reason, so that the rest flows on. It stays readable on
 * {@code <topic>.dlq} and can be replayed from there; see {@link DeadLetter} for what is cut.
 */
@ApplicationScoped
public class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final BulkProducer producer;
    private final SetAsideNotices notices;

    DeadLetters(BulkProducer producer, SetAsideNotices notices) {
        this.producer = producer;
        this.notices = notices;
    }

    /**
     * Returns when all are safe or cannot be made safe; operators are told. A tombstone has nothing to put aside.
     *
     * @throws NotAcknowledged when the broker is away: all must be put aside again
     */
    public void put(List<SetAside> aside) {
        Map<SetAside, Future<RecordMetadata>> letters = new LinkedHashMap<>();
        for (SetAside each : aside) {
            if (each.record().value() != null) {
                letters.put(each, producer.send(DeadLetter.whole(each)));
            }
        }
        letters.forEach((each, sent) -> {
            if (!acknowledged(each, sent) && !acknowledged(each, producer.send(DeadLetter.withoutValue(each)))) {
                LOG.errorf(
                        "%s could not be put aside and is passed over; it is where it was as long as its topic keeps it: %s",
                        each.origin(), each.refusal().sentence());
            }
        });
        notices.putAside(aside);
    }

    /** Of a topic that is kept whole, or that belongs to another service: nothing is put aside, operators are told. */
    public void passOver(List<SetAside> aside) {
        if (!aside.isEmpty()) {
            notices.passedOver(aside);
        }
    }

    /** @return {@code false} when the broker refuses the letter, which it will again */
    private static boolean acknowledged(SetAside aside, Future<RecordMetadata> sent) {
        try {
            sent.get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException) {
                throw new NotAcknowledged(
                        "the dead letter of " + aside.origin() + " was not acknowledged", e.getCause());
            }
            LOG.warnf("the dead letter of %s is refused: %s", aside.origin(), e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotAcknowledged("interrupted while putting " + aside.origin() + " aside", e);
        }
    }
}
