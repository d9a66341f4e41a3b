package io.isthmus.migration.kafka;

import io.isthmus.chassis.configlog.ConfigState;
import io.isthmus.chassis.configlog.ConfigState.Folded;
import io.isthmus.chassis.kafka.MessageReader;
import io.isthmus.chassis.kafka.Received;
import io.isthmus.contracts.config.ConfigRecord;
import io.isthmus.migration.overview.ConfigHistory;
import io.isthmus.migration.overview.ConfigHistory.Entry;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Keeps the config log as an audit trail, with the fate of each record. It reads the log from its beginning at every start
 * and folds it itself, because a record's fate follows from all before it; the log is small, people write it.
 */
@ApplicationScoped
class ConfigLogConsumer {

    private final ConfigHistory history;
    private final MessageReader reader;
    private final Map<Long, Entry> folded = new TreeMap<>();
    private ConfigState state = ConfigState.EMPTY;
    private long nextOffset;

    ConfigLogConsumer(ConfigHistory history, MessageReader reader) {
        this.history = history;
        this.reader = reader;
    }

    @Incoming("config-log")
    @Blocking
    void take(ConsumerRecords<String, byte[]> batch) {
        long first = batch.iterator().next().offset();
        if (first < nextOffset) {
            state = ConfigState.EMPTY; // after a rebalance it is read from its beginning
            nextOffset = 0;
        }
        folded.clear();
        reader.take(batch, ConfigRecord.CONTRACT, this::keep);
    }

    /** A record is folded once, however often it is tried to keep it. */
    private void keep(List<Received<ConfigRecord>> records, Map<Integer, Long> nextOffsets) {
        records.stream()
                .map(record -> folded.computeIfAbsent(record.offset(), offset -> fold(record)))
                .forEach(history::keep);
        nextOffset = Math.max(nextOffset, nextOffsets.getOrDefault(0, 0L));
    }

    private Entry fold(Received<ConfigRecord> record) {
        ConfigRecord config = record.message();
        return switch (state.fold(config)) {
            case Folded.Accepted accepted -> {
                state = accepted.state();
                yield new Entry(record.offset(), state.revision(), true, null, config.at(), config);
            }
            case Folded.Refused refused ->
                new Entry(record.offset(), refused.currentRevision(), false, refused.reason(), config.at(), config);
        };
    }
}
