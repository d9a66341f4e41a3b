package io.isthmus.chassis.kafka;

import io.isthmus.contracts.messages.Contract;
import io.isthmus.contracts.messages.Message;
import io.isthmus.contracts.messages.Reading;
import io.isthmus.contracts.messages.Reading.Refused;
import io.isthmus.contracts.messages.Reading.Understood;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record, and what its bytes came to. */
record Delivery<T extends Message>(ConsumerRecord<String, byte[]> record, Reading<T> reading) {

    static <T extends Message> Delivery<T> of(ConsumerRecord<String, byte[]> record, Contract<T> contract) {
        return new Delivery<>(record, contract.read(record.key(), record.partition(), record.value()));
    }

    boolean understood() {
        return reading instanceof Understood;
    }

    SetAside setAside() {
        return new SetAside(record, ((Refused<T>) reading).refusal());
    }

    Received<T> received() {
        return new Received<>(
                record.partition(), record.offset(), record.timestamp(), ((Understood<T>) reading).message());
    }
}
