package io.isthmus.chassis.testing;

import io.isthmus.contracts.messages.Message;
import io.isthmus.contracts.messages.Mutations;
import io.isthmus.contracts.messages.Mutations.Mutant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to topics what our own writers never would. Compressed, so that 5 MB pass the broker's limit. */
public final class ForeignWriter implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of(
                    "bootstrap.servers",
                    System.getProperty("isthmus.test.kafka"),
                    "max.request.size",
                    20_000_000,
                    "buffer.memory",
                    64_000_000L,
                    "compression.type",
                    "lz4"),
            new StringSerializer(),
            new ByteArraySerializer());
    private final List<Future<?>> sent = new ArrayList<>();

    /** The whole messages are spread evenly between the mutants, and the last one is behind them all. */
    public void write(String topic, List<Mutant> mutants, List<? extends Message> whole) {
        int partitions = producer.partitionsFor(topic).size();
        Iterator<? extends Message> rest = whole.iterator();
        int between = Math.max(1, mutants.size() / Math.max(1, whole.size()));
        for (int i = 0; i < mutants.size(); i++) {
            send(new ProducerRecord<>(
                    topic, mutants.get(i).key(), mutants.get(i).value()));
            if (i % between == between - 1 && rest.hasNext()) {
                send(topic, rest.next(), partitions);
            }
        }
        rest.forEachRemaining(message -> send(topic, message, partitions));
        awaitSent();
    }

    private void send(String topic, Message message, int partitions) {
        boolean ofOnePartition = !message.belongsOn(partitions);
        Integer partition = ofOnePartition
                ? IntStream.range(0, partitions)
                        .filter(message::belongsOn)
                        .boxed()
                        .findFirst()
                        .orElseThrow()
                : null;
        send(new ProducerRecord<>(topic, partition, message.key(), Mutations.bytes(message)));
    }

    private void send(ProducerRecord<String, byte[]> record) {
        sent.add(producer.send(record));
    }

    private void awaitSent() {
        producer.flush();
        for (Future<?> each : sent) {
            try {
                each.get();
            } catch (ExecutionException | InterruptedException e) {
                throw new IllegalStateException("a record was not written", e);
            }
        }
        sent.clear();
    }

    @Override
    public void close() {
        producer.close();
    }
}
