package io.isthmus.migration.kafka;

import io.isthmus.contracts.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Takes a batch of records apart: one list of messages a partition, with the offset to read on from. */
final class ByPartition {

    private ByPartition() {}

    interface Taker<T> {
        void take(List<T> messages, String topic, int partition, long nextOffset);
    }

    /** @param poison told each record that is no message of this type, and why */
    static <T> void each(
            ConsumerRecords<String, byte[]> batch,
            Class<T> type,
            BiConsumer<ConsumerRecord<String, byte[]>, String> poison,
            Taker<T> taker) {
        for (TopicPartition partition : batch.partitions()) {
            List<ConsumerRecord<String, byte[]>> records = batch.records(partition);
            taker.take(
                    messages(records, type, poison),
                    partition.topic(),
                    partition.partition(),
                    records.getLast().offset() + 1);
        }
    }

    private static <T> List<T> messages(
            List<ConsumerRecord<String, byte[]>> records,
            Class<T> type,
            BiConsumer<ConsumerRecord<String, byte[]>, String> poison) {
        List<T> messages = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            if (record.value() == null) {
                continue; // a tombstone of the compaction: nothing to show
            }
            try {
                messages.add(WireFormat.mapper().readValue(record.value(), type));
            } catch (IOException e) {
                poison.accept(record, e.getMessage());
            }
        }
        return messages;
    }
}
