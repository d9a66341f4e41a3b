package io.isthmus.chassis.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.isthmus.contracts.WireFormat;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages by the thousand and says when all of a batch are acknowledged by all in-sync replicas, so that a service
 * can emit first and commit afterwards. Idempotent: a retry inside the client doubles nothing.
 */
@Singleton
public class BulkProducer {

    private static final int LINGER_MILLIS = 2;
    private static final int BATCH_BYTES = 128 * 1024;
    private static final int MAX_MESSAGE_BYTES = 1_000_000;
    private static final int DELIVERY_TIMEOUT_MILLIS = 60_000;
    private static final int REQUEST_TIMEOUT_MILLIS = 20_000;

    private static final String NAME = "bulk";

    private final Producers producers;
    private final KafkaProducer<String, byte[]> producer;

    BulkProducer(Producers producers) {
        this.producers = producers;
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_MESSAGE_BYTES);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MILLIS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
        this.producer = producers.open(NAME, settings);
    }

    public Batch begin() {
        return new Batch();
    }

    public int partitionsOf(String topic) {
        return producer.partitionsFor(topic).size();
    }

    /** Sends one record as it is, without waiting. */
    Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
        return producer.send(record);
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(5));
    }

    /** A value as JSON, as {@link Batch#send} writes it; for callers that write on other threads than they send on. */
    public static byte[] bytes(Object value) {
        try {
            return WireFormat.mapper().writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(value.getClass().getName() + " cannot be written as JSON", e);
        }
    }

    /** A number of messages that are acknowledged together or not at all. Used by one thread. */
    public final class Batch {

        private volatile @Nullable Exception firstFailure;
        private @Nullable Future<RecordMetadata> last;
        private final Map<TopicPartition, Long> nextOffsets = new ConcurrentHashMap<>();
        private long sent;

        private Batch() {}

        /** Sends a value as JSON. */
        public Batch send(String topic, @Nullable String key, Object value) {
            return sendBytes(topic, key, bytes(value));
        }

        /** Sends a value that is JSON already, see {@link BulkProducer#bytes}. */
        public Batch sendBytes(String topic, @Nullable String key, byte[] value) {
            return send(new ProducerRecord<>(topic, key, value));
        }

        public Batch sendTo(String topic, int partition, @Nullable String key, Object value) {
            return send(new ProducerRecord<>(topic, partition, key, bytes(value)));
        }

        private Batch send(ProducerRecord<String, byte[]> record) {
            last = producer.send(record, (metadata, failure) -> {
                producers.ended(NAME, failure);
                if (failure != null) {
                    firstFailure = failure;
                } else {
                    nextOffsets.merge(
                            new TopicPartition(metadata.topic(), metadata.partition()),
                            metadata.offset() + 1,
                            Math::max);
                }
            });
            sent++;
            return this;
        }

        public long sent() {
            return sent;
        }

        /** By partition of the topic, the offset after the last message of this batch that has been acknowledged. */
        public Map<Integer, Long> nextOffsets(String topic) {
            Map<Integer, Long> next = new HashMap<>();
            nextOffsets.forEach((partition, offset) -> {
                if (partition.topic().equals(topic)) {
                    next.put(partition.partition(), offset);
                }
            });
            return next;
        }

        /**
         * Returns when every message of this batch is acknowledged.
         *
         * @throws NotAcknowledged when one is not; the others may be, which is harmless, because messages are state
         */
        public void awaitAcknowledged() {
            if (last == null) {
                return;
            }
            producer.flush();
            try {
                last.get();
            } catch (ExecutionException e) {
                throw new NotAcknowledged("a message was not acknowledged", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new NotAcknowledged("interrupted while waiting for acknowledgement", e);
            }
            if (firstFailure != null) {
                throw new NotAcknowledged("a message was not acknowledged", firstFailure);
            }
        }
    }
}
