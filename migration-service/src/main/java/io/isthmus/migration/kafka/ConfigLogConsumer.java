package io.isthmus.migration.kafka;

import io.isthmus.chassis.configlog.ConfigState;
import io.isthmus.chassis.configlog.ConfigState.Folded;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.config.ConfigRecord;
import io.isthmus.migration.overview.ConfigHistory;
import io.isthmus.migration.overview.ConfigHistory.Entry;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Keeps the config log as an audit trail, with the fate of each record. It reads the log from its beginning at every start
 * and folds it itself, because a record's fate follows from all before it; the log is small, people write it.
 */
@ApplicationScoped
class ConfigLogConsumer {

    private static final Logger LOG = Logger.getLogger(ConfigLogConsumer.class);

    private final ConfigHistory history;
    private ConfigState state = ConfigState.EMPTY;

    ConfigLogConsumer(ConfigHistory history) {
        this.history = history;
    }

    @Incoming("config-log")
    @Blocking
    void take(ConsumerRecords<String, byte[]> batch) {
        batch.forEach(record -> read(record).ifPresent(config -> keep(record, config)));
    }

    private void keep(ConsumerRecord<String, byte[]> record, ConfigRecord config) {
        if (record.offset() == 0) {
            state = ConfigState.EMPTY;
        }
        Instant at = config.at() == null ? Instant.ofEpochMilli(record.timestamp()) : config.at();
        switch (state.fold(config)) {
            case Folded.Accepted accepted -> {
                history.keep(new Entry(record.offset(), accepted.state().revision(), true, null, at, config));
                state = accepted.state();
            }
            case Folded.Refused refused ->
                history.keep(
                        new Entry(record.offset(), refused.currentRevision(), false, refused.reason(), at, config));
        }
    }

    private static Optional<ConfigRecord> read(ConsumerRecord<String, byte[]> record) {
        try {
            return Optional.of(WireFormat.mapper().readValue(record.value(), ConfigRecord.class));
        } catch (IOException e) {
            LOG.errorf("record %d of the config log cannot be understood and is skipped: %s", record.offset(), e);
            return Optional.empty();
        }
    }
}
