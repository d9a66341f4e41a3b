package io.isthmus.migration.kafka;

import io.isthmus.chassis.kafka.Intake;
import io.isthmus.chassis.kafka.MessageReader;
import io.isthmus.contracts.Topics;
import io.isthmus.contracts.operations.OperationMessage;
import io.isthmus.migration.overview.OperationsBoard;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads what the services tell about their work. */
@ApplicationScoped
class OperationsConsumer {

    private final MessageReader reader;
    private final Intake<OperationMessage> intake;

    OperationsConsumer(MessageReader reader, OperationsBoard board, Topics topics) {
        this.reader = reader;
        this.intake = new ByPartition<>(topics.operations(), board::take);
    }

    @Incoming("operations")
    @Blocking
    void take(ConsumerRecords<String, byte[]> batch) {
        reader.take(batch, OperationMessage.CONTRACT, intake);
    }
}
