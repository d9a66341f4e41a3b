package io.isthmus.chassis.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Opens the producers that belong to no channel, so that metrics and health see them as they see a channel's. */
@Singleton
class Producers {

    private final KafkaConnection connection;
    private final MeterRegistry registry;
    private final List<KafkaClientMetrics> metrics = new CopyOnWriteArrayList<>();
    private final Map<String, String> failing = new ConcurrentHashMap<>();

    Producers(KafkaConnection connection, MeterRegistry registry) {
        this.connection = connection;
        this.registry = registry;
    }

    /** @param name its client id */
    KafkaProducer<String, byte[]> open(String name, Map<String, Object> more) {
        Map<String, Object> settings = connection.settings();
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, name);
        settings.putAll(more);
        var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        KafkaClientMetrics own = new KafkaClientMetrics(producer);
        own.bindTo(registry);
        metrics.add(own);
        return producer;
    }

    /** What became of a message. */
    void ended(String name, @Nullable Exception failure) {
        if (failure != null) {
            failing.put(name, failure.getClass().getSimpleName());
        } else if (!failing.isEmpty()) {
            failing.remove(name);
        }
    }

    /** Those whose last message was not acknowledged, with the fault. */
    Map<String, String> failing() {
        return new TreeMap<>(failing);
    }

    @PreDestroy
    void close() {
        metrics.forEach(KafkaClientMetrics::close);
    }
}
