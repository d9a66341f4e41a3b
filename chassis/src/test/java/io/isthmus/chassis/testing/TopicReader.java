package io.isthmus.chassis.testing;

import io.isthmus.contracts.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what is on a topic now, from its beginning to the end it has at the moment of the call. */
public final class TopicReader {

    private final String bootstrapServers;

    public TopicReader(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Of the broker that {@link RealKafkaAndPostgres} started. */
    public static TopicReader ofTheTestBroker() {
        return new TopicReader(System.getProperty("isthmus.test.kafka"));
    }

    public List<ConsumerRecord<String, byte[]>> records(String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** All values in the order of their partitions. */
    public <T> List<T> values(String topic, Class<T> type) {
        return records(topic).stream().map(record -> read(record, type)).toList();
    }

    /** The newest value of each key, as a compacted topic would keep it. */
    public <T> Map<String, T> newest(String topic, Class<T> type) {
        Map<String, T> newest = new LinkedHashMap<>();
        records(topic).forEach(record -> newest.put(record.key(), read(record, type)));
        return newest;
    }

    private static <T> T read(ConsumerRecord<String, byte[]> record, Class<T> type) {
        if (record.value() == null) {
            return null;
        }
        try {
            return WireFormat.mapper().readValue(record.value(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(record.topic() + "@" + record.offset(), e);
        }
    }
}
