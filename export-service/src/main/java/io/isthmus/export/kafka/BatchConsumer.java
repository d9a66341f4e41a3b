package io.isthmus.export.kafka;

import io.isthmus.chassis.kafka.CatchUp;
import io.isthmus.chassis.kafka.MessageReader;
import io.isthmus.chassis.kafka.Received;
import io.isthmus.contracts.Topics;
import io.isthmus.contracts.batches.BatchMarker;
import io.isthmus.contracts.batches.BatchMessage;
import io.isthmus.export.receiving.BatchArrived;
import io.isthmus.export.receiving.DesiredStore;
import io.isthmus.export.receiving.ReceivedBatch;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads {@code <deployment>.export.batches} from where the database says. */
@ApplicationScoped
public class BatchConsumer {

    private final DesiredStore store;
    private final CatchUp catchUp;
    private final MessageReader reader;
    private final Event<BatchArrived> arrived;
    private final String topic;
    private volatile boolean caughtUp;

    BatchConsumer(
            DesiredStore store, CatchUp catchUp, MessageReader reader, Event<BatchArrived> arrived, Topics topics) {
        this.store = store;
        this.catchUp = catchUp;
        this.reader = reader;
        this.arrived = arrived;
        this.topic = topics.exportBatches();
    }

    @Incoming("export-batches")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        Marked marked = new Marked();
        reader.take(
                records,
                BatchMessage.CONTRACT,
                (messages, next) -> {
                    store.take(batch(messages, next));
                    messages.forEach(marked::by);
                },
                () -> tell(marked),
                next -> store.onDisk(topic, next));
    }

    /** What markers said that were taken in, in however many parts. */
    private static final class Marked {

        private boolean any;
        private boolean full;

        private void by(Received<BatchMessage> received) {
            if (received.message() instanceof BatchMarker marker) {
                any = true;
                full |= marker.full();
            }
        }
    }

    /** What has no marker behind it yet is nothing to look at, but for the end of what was there at the start. */
    private void tell(Marked marked) {
        boolean before = caughtUp;
        caughtUp = catchUp.behind() == 0;
        if (marked.any || caughtUp && !before) {
            arrived.fire(new BatchArrived(marked.full));
        }
    }

    private ReceivedBatch batch(List<Received<BatchMessage>> messages, Map<Integer, Long> next) {
        ReceivedBatch batch = new ReceivedBatch(topic);
        messages.forEach(each -> batch.add(each.partition(), each.offset(), each.message()));
        // behind the last message of a partition there may be what was put aside
        next.forEach((partition, offset) -> batch.skip(partition, offset - 1));
        return batch;
    }
}
