package io.isthmus.chassis.kafka;

import io.isthmus.chassis.operations.Operations;
import io.isthmus.contracts.Topics;
import io.isthmus.contracts.operations.Notice;
import io.isthmus.contracts.operations.OperationMessage;
import io.isthmus.contracts.operations.Run;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Publishes to the operations topic. Has a producer of its own that gives up at once when its buffer is full: telling about
 * work must not hold the work up.
 */
@Singleton
class KafkaOperations implements Operations {

    private static final Logger LOG = Logger.getLogger("io.isthmus.operations");

    private static final String NAME = "operations";

    private final Producers producers;
    private final KafkaProducer<String, byte[]> producer;
    private final String topic;

    KafkaOperations(Producers producers, Topics topics) {
        this.producers = producers;
        this.producer = producers.open(
                NAME,
                Map.of(
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        1_000,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        4 * 1024 * 1024L));
        this.topic = topics.operations();
    }

    @Override
    public void publish(Run run) {
        if (run.status().finished()) {
            LOG.infof("run %s %s %s: %s %s", run.id(), run.profile(), run.connector(), run.status(), run.counts());
        }
        send(run);
    }

    @Override
    public void publish(Notice notice) {
        LOG.logf(level(notice.severity()), "%s: %s", notice.code(), notice.message());
        send(notice);
    }

    private static Logger.Level level(Notice.Severity severity) {
        return switch (severity) {
            case INFO -> Logger.Level.INFO;
            case WARNING -> Logger.Level.WARN;
            case ERROR -> Logger.Level.ERROR;
        };
    }

    private void send(OperationMessage message) {
        try {
            producer.send(new ProducerRecord<>(topic, message.id(), BulkProducer.bytes(message)), (sent, failure) -> {
                producers.ended(NAME, failure);
                if (failure != null) {
                    LOG.warnf("operation %s was not published: %s", message.id(), failure.getMessage());
                }
            });
        } catch (KafkaException e) {
            producers.ended(NAME, e);
            LOG.warnf("operation %s was not published: %s", message.id(), e.getMessage());
        }
    }

    @jakarta.annotation.PreDestroy
    void close() {
        producer.close(java.time.Duration.ofSeconds(2));
    }
}
