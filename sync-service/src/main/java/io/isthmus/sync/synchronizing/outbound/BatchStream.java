package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.chassis.instance.InstanceLease;
import io.isthmus.chassis.kafka.BulkProducer;
import io.isthmus.contracts.Topics;
import io.isthmus.contracts.batches.BatchMarker;
import io.isthmus.contracts.batches.BatchMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Desired images to {@code <deployment>.export.batches}. */
@ApplicationScoped
public class BatchStream {

    private final InstanceLease instance;
    private final BulkProducer producer;
    private final String topic;

    BatchStream(InstanceLease instance, BulkProducer producer, Topics topics) {
        this.instance = instance;
        this.producer = producer;
        this.topic = topics.exportBatches();
    }

    /** A message in the form in which it travels. Making it costs more than sending it; any thread may. */
    record Prepared(@Nullable String key, byte[] value) {

        static Prepared of(BatchMessage message) {
            return new Prepared(message.key(), BulkProducer.bytes(message));
        }
    }

    /** Messages on their way; none is safe before {@link #awaitSafe}. */
    record Sending(BulkProducer.Batch batch, String topic) {

        void send(Prepared message) {
            batch.sendBytes(topic, message.key(), message.value());
        }

        /** Returns when every message is safe; throws a runtime exception when one is not. */
        void awaitSafe() {
            batch.awaitAcknowledged();
        }
    }

    Sending begin() {
        instance.check();
        return new Sending(producer.begin(), topic);
    }

    /**
     * Sends one marker to each partition and returns when all are safe.
     *
     * @param markers given the partition count
     * @return by partition, the offset after the marker
     */
    public Map<Integer, Long> sendMarkers(IntFunction<List<BatchMarker>> markers) {
        instance.check();
        BulkProducer.Batch batch = producer.begin();
        markers.apply(producer.partitionsOf(topic))
                .forEach(marker -> batch.sendTo(topic, marker.partition(), marker.key(), marker));
        batch.awaitAcknowledged();
        return batch.nextOffsets(topic);
    }
}
