package io.isthmus.chassis.kafka;

import io.isthmus.contracts.messages.Refusal;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record that is not taken in, and why. */
public record SetAside(ConsumerRecord<String, byte[]> record, Refusal refusal) {

    /** Where it is. */
    String origin() {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }
}
