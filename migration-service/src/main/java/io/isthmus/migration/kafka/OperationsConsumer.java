package io.isthmus.migration.kafka;

import io.isthmus.contracts.operations.OperationMessage;
import io.isthmus.migration.overview.OperationsBoard;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Reads what the services tell about their work. What cannot be understood is for people only, and is skipped. */
@ApplicationScoped
class OperationsConsumer {

    private static final Logger LOG = Logger.getLogger(OperationsConsumer.class);

    private final OperationsBoard board;

    OperationsConsumer(OperationsBoard board) {
        this.board = board;
    }

    @Incoming("operations")
    @Blocking
    void take(ConsumerRecords<String, byte[]> batch) {
        ByPartition.each(batch, OperationMessage.class, OperationsConsumer::skipped, board::take);
    }

    private static void skipped(ConsumerRecord<String, byte[]> record, String reason) {
        LOG.warnf(
                "message %s-%d@%d cannot be understood and is skipped: %s",
                record.topic(), record.partition(), record.offset(), reason);
    }
}
