package io.isthmus.export.kafka;

import io.isthmus.chassis.kafka.CatchUp;
import io.isthmus.chassis.kafka.DeadLetters;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.batches.BatchMessage;
import io.isthmus.export.receiving.BatchArrived;
import io.isthmus.export.receiving.DesiredStore;
import io.isthmus.export.receiving.ReceivedBatch;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Reads {@code <deployment>.export.batches} from where the database says. */
@ApplicationScoped
public class BatchConsumer {

    private static final Logger LOG = Logger.getLogger(BatchConsumer.class);
    private static final long LONGEST_PAUSE_MILLIS = 30_000;
    private static final long FIRST_PAUSE_MILLIS = 500;

    private final DesiredStore store;
    private final CatchUp catchUp;
    private final DeadLetters deadLetters;
    private final Event<BatchArrived> arrived;

    BatchConsumer(DesiredStore store, CatchUp catchUp, DeadLetters deadLetters, Event<BatchArrived> arrived) {
        this.store = store;
        this.catchUp = catchUp;
        this.deadLetters = deadLetters;
        this.arrived = arrived;
    }

    @Incoming("export-batches")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) throws InterruptedException {
        if (records.isEmpty()) {
            return;
        }
        ReceivedBatch batch = understood(records);
        keep(batch);
        batch.ends().forEach((partition, end) -> catchUp.readUpTo(batch.topic(), partition, end.nextOffset()));
        if (batch.ends().values().stream().anyMatch(end -> end.marker() != null) || catchUp.behind() == 0) {
            arrived.fire(new BatchArrived());
        }
    }

    private ReceivedBatch understood(ConsumerRecords<String, byte[]> records) {
        ReceivedBatch batch =
                new ReceivedBatch(records.partitions().iterator().next().topic());
        for (ConsumerRecord<String, byte[]> record : records) {
            if (record.value() == null) {
                // a tombstone says nothing about what should be at the target
                batch.skip(record.partition(), record.offset());
                continue;
            }
            try {
                batch.add(
                        record.partition(),
                        record.offset(),
                        WireFormat.mapper().readValue(record.value(), BatchMessage.class));
            } catch (IOException e) {
                deadLetters.put(record, e.getMessage());
                batch.skip(record.partition(), record.offset());
            }
        }
        return batch;
    }

    /** Without the database nothing can be done but wait: the messages stay where they are. */
    private void keep(ReceivedBatch batch) throws InterruptedException {
        for (long pause = FIRST_PAUSE_MILLIS; ; pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2)) {
            try {
                store.take(batch);
                return;
            } catch (RuntimeException e) {
                LOG.errorf(e, "received batch cannot be stored; trying again in %d ms", pause);
                Thread.sleep(pause);
            }
        }
    }
}
