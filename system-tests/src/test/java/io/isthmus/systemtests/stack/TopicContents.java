package io.isthmus.systemtests.stack;

import io.isthmus.contracts.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What is on a topic of the shared broker, for tests that judge what services tell each other. */
public final class TopicContents implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(20);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;

    public TopicContents(String topic) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", Infrastructure.shared().kafka().bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** From now on only what comes. */
    public TopicContents fromItsEnd() {
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return this;
    }

    /** What has come since the last call, perhaps nothing yet. */
    public <T> List<T> next(Class<T> type) {
        List<T> values = new ArrayList<>();
        consumer.poll(POLL).forEach(record -> values.add(read(record, type)));
        return values;
    }

    /** Everything up to the end that the topic has now, of one key in its order. */
    public <T> List<T> toItsEnd(Class<T> type) {
        var ends = consumer.endOffsets(partitions);
        List<T> values = new ArrayList<>();
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            values.addAll(next(type));
        }
        return values;
    }

    private static <T> T read(ConsumerRecord<String, byte[]> record, Class<T> type) {
        try {
            return WireFormat.mapper().readValue(record.value(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(record.topic() + "@" + record.offset(), e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
