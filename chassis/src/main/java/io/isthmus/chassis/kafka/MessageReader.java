package io.isthmus.chassis.kafka;

import io.isthmus.chassis.outage.DatabaseOutage;
import io.isthmus.contracts.messages.Contract;
import io.isthmus.contracts.messages.Message;
import io.isthmus.contracts.messages.Reading.Refused;
import io.isthmus.contracts.messages.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * The one way from a topic into a service. A batch is read by its contract; what is no message is put aside; the rest is kept
 * in one transaction with the position.
 *
 * <pre>
 * fault                                        then
 * -------------------------------------------  ----------------------------------------------------------------
 * no message                                   put aside with its reason, and told; the others go on
 * database or broker away, another's lock      tried again without end, at growing intervals, with a line in the log
 * content that the storage refuses             the batch is halved until the one record is found, which is put aside
 * anything else                                tried three times; content, if the storage takes the position alone
 * </pre>
 *
 * So no bytes and no content hold a consumer up; only what is away does, and {@link ConsumerWatch} tells of it.
 */
@ApplicationScoped
public class MessageReader {

    private static final Logger LOG = Logger.getLogger(MessageReader.class);

    private final DeadLetters deadLetters;
    private final CatchUp catchUp;
    private final ConsumerWatch watch;
    private final Persistently persistently;
    private final Instance<DatabaseOutage> outage;

    MessageReader(
            DeadLetters deadLetters,
            CatchUp catchUp,
            ConsumerWatch watch,
            Persistently persistently,
            Instance<DatabaseOutage> outage) {
        this.deadLetters = deadLetters;
        this.catchUp = catchUp;
        this.watch = watch;
        this.persistently = persistently;
        this.outage = outage;
    }

    /** Whether what was kept up to these offsets, by partition, is on the disk: waits until it is, unless the database has lost it. */
    @FunctionalInterface
    public interface OnDisk {
        boolean waited(Map<Integer, Long> nextOffsets);
    }

    /**
     * As the other one, for an intake whose transactions do not wait for the disk: whoever goes on is told at once, and the disk is waited for
     * beside what he does. What a crash of the database has taken meanwhile is kept, and told, again.
     *
     * @param afterwards its failure is told and holds nothing up
     */
    public <T extends Message> void take(
            ConsumerRecords<String, byte[]> records,
            Contract<T> contract,
            Intake<T> intake,
            Runnable afterwards,
            OnDisk onDisk) {
        do {
            take(records, contract, intake);
            follow(records, afterwards);
        } while (!onDisk(records, onDisk));
    }

    private static void follow(ConsumerRecords<String, byte[]> records, Runnable afterwards) {
        try {
            afterwards.run();
        } catch (RuntimeException e) {
            LOG.errorf(e, "what follows from %d records of %s has failed", records.count(), records.partitions());
        }
    }

    private boolean onDisk(ConsumerRecords<String, byte[]> records, OnDisk onDisk) {
        Map<Integer, Long> next = new HashMap<>();
        records.forEach(record -> next.merge(record.partition(), record.offset() + 1, Math::max));
        if (next.isEmpty()) {
            return true;
        }
        String topic = records.partitions().iterator().next().topic();
        AtomicBoolean safe = new AtomicBoolean();
        persistently.run(() -> attempted(topic, records.count(), () -> safe.set(onDisk.waited(next))));
        if (!safe.get()) {
            LOG.warnf("the database has lost %d records of %s, which are kept again", records.count(), topic);
        }
        return safe.get();
    }

    /** Returns when everything of the batch is kept, put aside or told. */
    public <T extends Message> void take(
            ConsumerRecords<String, byte[]> records, Contract<T> contract, Intake<T> intake) {
        List<Delivery<T>> batch = new ArrayList<>(records.count());
        for (ConsumerRecord<String, byte[]> record : records) {
            batch.add(Delivery.of(record, contract));
        }
        List<SetAside> refused = batch.stream()
                .filter(delivery -> !delivery.understood())
                .map(Delivery::setAside)
                .toList();
        putAside(refused);
        if (!batch.isEmpty()) {
            keep(batch, intake);
        }
    }

    private void putAside(List<SetAside> refused) {
        if (!refused.isEmpty()) {
            String topic = refused.getFirst().record().topic();
            persistently.run(() -> attempted(topic, refused.size(), () -> deadLetters.put(refused)));
        }
    }

    private <T extends Message> void keep(List<Delivery<T>> batch, Intake<T> intake) {
        Optional<Refusal> refusal = refusal(batch, intake);
        if (refusal.isEmpty()) {
            return;
        }
        if (batch.size() > 1) {
            keep(batch.subList(0, batch.size() / 2), intake);
            keep(batch.subList(batch.size() / 2, batch.size()), intake);
            return;
        }
        ConsumerRecord<String, byte[]> guilty = batch.getFirst().record();
        putAside(List.of(new SetAside(guilty, refusal.get())));
        keep(List.of(new Delivery<>(guilty, new Refused<>(refusal.get()))), intake);
    }

    /** Empty when the batch is kept. */
    private <T extends Message> Optional<Refusal> refusal(List<Delivery<T>> batch, Intake<T> intake) {
        Keeping<T> keeping = new Keeping<>(batch, intake);
        String topic = batch.getFirst().record().topic();
        try {
            persistently.run(() -> attempted(topic, batch.size(), keeping::attempt));
        } catch (ContentRefused e) {
            LOG.debugf(e, "%d records of %s are not kept together", batch.size(), topic);
            return Optional.of(e.refusal());
        }
        keeping.nextOffsets().forEach((partition, offset) -> catchUp.readUpTo(topic, partition, offset));
        return Optional.empty();
    }

    private void attempted(String topic, int records, Runnable action) {
        try {
            action.run();
            watch.went(topic);
        } catch (ContentRefused e) {
            throw e;
        } catch (RuntimeException e) {
            watch.failed(topic, e);
            if (outage.isUnsatisfied() || !outage.get().explains(e)) {
                LOG.warnf(e, "%d records of %s are not kept, and are tried again", records, topic);
            }
            throw e;
        }
    }

    /** By partition, the offset after the last of these records. */
    static Map<Integer, Long> nextOffsets(List<? extends Delivery<?>> batch) {
        Map<Integer, Long> next = new HashMap<>();
        batch.forEach(delivery ->
                next.merge(delivery.record().partition(), delivery.record().offset() + 1, Math::max));
        return next;
    }
}
