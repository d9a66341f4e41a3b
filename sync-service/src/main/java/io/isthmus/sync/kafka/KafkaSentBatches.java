package io.isthmus.sync.kafka;

import io.isthmus.chassis.kafka.DeadLetters;
import io.isthmus.chassis.kafka.KafkaConnection;
import io.isthmus.chassis.kafka.SetAside;
import io.isthmus.contracts.Topics;
import io.isthmus.contracts.batches.BatchMessage;
import io.isthmus.contracts.messages.Reading;
import io.isthmus.sync.synchronizing.sent.SentBatches;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/** Reads {@code <deployment>.export.batches} with a consumer of no group, which is closed after each time. */
@ApplicationScoped
class KafkaSentBatches implements SentBatches {

    private static final Logger LOG = Logger.getLogger(KafkaSentBatches.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration MAXIMUM_SILENCE = Duration.ofSeconds(60);
    private static final int MESSAGES_AT_ONCE = 2_000;
    private static final int FETCHED_BYTES = 4 * 1024 * 1024;

    private final KafkaConnection connection;
    private final DeadLetters deadLetters;
    private final String topic;
    private volatile boolean stopped;

    KafkaSentBatches(KafkaConnection connection, DeadLetters deadLetters, Topics topics) {
        this.deadLetters = deadLetters;
        this.connection = connection;
        this.topic = topics.exportBatches();
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }

    @Override
    public void read(Map<Integer, Long> positions, Taker taker) {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            seek(consumer, ends, positions, taker);
            readTo(consumer, ends, taker);
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = connection.settings();
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MESSAGES_AT_ONCE);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCHED_BYTES);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCHED_BYTES);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return settings;
    }

    private void seek(
            KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends, Map<Integer, Long> positions, Taker taker) {
        boolean lost = ends.entrySet().stream()
                .anyMatch(end -> positions.getOrDefault(end.getKey().partition(), 0L) > end.getValue());
        if (lost) {
            LOG.warnf("%s ends before what was sent to it: it was lost, and everything is sent anew", topic);
            taker.lost();
        }
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(ends.keySet());
        beginnings.forEach((partition, beginning) -> {
            long known = lost ? 0 : positions.getOrDefault(partition.partition(), 0L);
            consumer.seek(partition, Math.max(known, beginning));
        });
    }

    private void readTo(KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends, Taker taker) {
        long progressAt = System.nanoTime();
        while (!reached(consumer, ends)) {
            if (stopped) {
                throw new IllegalStateException("the service stops while " + topic + " is read");
            }
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            consumer.poll(POLL).forEach(records::add);
            if (!records.isEmpty()) {
                progressAt = System.nanoTime();
                taker.take(messages(records), positions(consumer, ends.keySet()));
            } else if (System.nanoTime() - progressAt > MAXIMUM_SILENCE.toNanos()) {
                throw new IllegalStateException(
                        topic + " could not be read to its end for " + MAXIMUM_SILENCE + "; see whether Kafka is well");
            }
        }
        taker.take(List.of(), positions(consumer, ends.keySet()));
    }

    private static boolean reached(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static Map<Integer, Long> positions(KafkaConsumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<Integer, Long> positions = new HashMap<>();
        partitions.forEach(partition -> positions.put(partition.partition(), consumer.position(partition)));
        return positions;
    }

    private List<BatchMessage> messages(List<ConsumerRecord<String, byte[]>> records) {
        List<BatchMessage> messages = new ArrayList<>(records.size());
        List<SetAside> passedOver = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            switch (BatchMessage.CONTRACT.read(record.key(), record.partition(), record.value())) {
                case Reading.Understood<BatchMessage> understood -> messages.add(understood.message());
                case Reading.Refused<BatchMessage> refused -> passedOver.add(new SetAside(record, refused.refusal()));
            }
        }
        deadLetters.passOver(passedOver);
        return messages;
    }
}
