package io.isthmus.migration.kafka;

import io.isthmus.chassis.kafka.Intake;
import io.isthmus.chassis.kafka.Received;
import io.isthmus.contracts.messages.Message;
import java.util.List;
import java.util.Map;

/**
 * Keeps a batch one partition after the other, each in a transaction of its own.
 *
 * @param topic that is read
 */
record ByPartition<T extends Message>(String topic, Taker<T> taker) implements Intake<T> {

    interface Taker<T> {
        void take(List<T> messages, String topic, int partition, long nextOffset);
    }

    @Override
    public void take(List<Received<T>> messages, Map<Integer, Long> nextOffsets) {
        nextOffsets.forEach((partition, next) -> taker.take(
                messages.stream()
                        .filter(each -> each.partition() == partition)
                        .map(Received::message)
                        .toList(),
                topic,
                partition,
                next));
    }
}
