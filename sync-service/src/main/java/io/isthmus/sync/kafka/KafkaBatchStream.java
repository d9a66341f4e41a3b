package io.isthmus.sync.kafka;

import io.isthmus.chassis.instance.InstanceLease;
import io.isthmus.chassis.kafka.BulkProducer;
import io.isthmus.contracts.Topics;
import io.isthmus.contracts.batches.BatchMarker;
import io.isthmus.contracts.batches.BatchMessage;
import io.isthmus.sync.synchronizing.outbound.BatchStream;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Desired images to {@code <deployment>.export.batches}. */
@ApplicationScoped
class KafkaBatchStream implements BatchStream {

    private final InstanceLease instance;
    private final BulkProducer producer;
    private final String topic;

    KafkaBatchStream(InstanceLease instance, BulkProducer producer, Topics topics) {
        this.instance = instance;
        this.producer = producer;
        this.topic = topics.exportBatches();
    }

    /** Key and JSON. */
    private record Ready(@Nullable String key, byte[] value) implements Prepared {}

    @Override
    public Prepared prepare(BatchMessage message) {
        return new Ready(message.key(), BulkProducer.bytes(message));
    }

    @Override
    public Sending begin() {
        instance.check();
        BulkProducer.Batch batch = producer.begin();
        return new Sending() {
            @Override
            public void send(Prepared message) {
                Ready ready = (Ready) message;
                batch.sendBytes(topic, ready.key(), ready.value());
            }

            @Override
            public void awaitSafe() {
                batch.awaitAcknowledged();
            }
        };
    }

    @Override
    public Map<Integer, Long> sendMarkers(IntFunction<List<BatchMarker>> markers) {
        instance.check();
        BulkProducer.Batch batch = producer.begin();
        markers.apply(producer.partitionsOf(topic))
                .forEach(marker -> batch.sendTo(topic, marker.partition(), marker.key(), marker));
        batch.awaitAcknowledged();
        return batch.nextOffsets(topic);
    }
}
