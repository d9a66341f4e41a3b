package io.isthmus.sync.kafka;

import io.isthmus.chassis.instance.InstanceLease;
import io.isthmus.chassis.kafka.BulkProducer;
import io.isthmus.contracts.Topics;
import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.ImportMarker;
import io.isthmus.sync.importing.ChangeStream;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.IntFunction;

/** Changes to {@code <deployment>.directory.changes}. */
@ApplicationScoped
class KafkaChangeStream implements ChangeStream {

    private final InstanceLease instance;
    private final BulkProducer producer;
    private final String topic;

    KafkaChangeStream(InstanceLease instance, BulkProducer producer, Topics topics) {
        this.instance = instance;
        this.producer = producer;
        this.topic = topics.directoryChanges();
    }

    @Override
    public void send(List<ChangeMessage> messages) {
        instance.check();
        BulkProducer.Batch batch = producer.begin();
        messages.forEach(message -> batch.send(topic, message.key(), message));
        batch.awaitAcknowledged();
    }

    @Override
    public void sendMarkers(IntFunction<List<ImportMarker>> markers) {
        instance.check();
        BulkProducer.Batch batch = producer.begin();
        markers.apply(producer.partitionsOf(topic))
                .forEach(marker -> batch.sendTo(topic, marker.partition(), marker.key(), marker));
        batch.awaitAcknowledged();
    }
}
