package io.isthmus.migration.overview;

import io.isthmus.contracts.config.ConfigRecord;
import io.isthmus.migration.overview.ConfigHistory.Entry;
import io.isthmus.migration.postgres.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One record of the config log. */
@Entity
@Table(name = "config_entry")
class ConfigEntryEntity {

    @Id
    @Column(name = "log_offset")
    long offset;

    long revision;

    boolean accepted;

    @Nullable
    String refusal;

    Instant at;

    /** JSON, {@link ConfigRecord}. */
    String document;

    void take(Entry entry) {
        offset = entry.offset();
        revision = entry.revision();
        accepted = entry.accepted();
        refusal = entry.refusal();
        at = entry.at();
        document = Json.write(entry.record());
    }

    Entry entry() {
        return new Entry(offset, revision, accepted, refusal, at, Json.read(document, ConfigRecord.class));
    }
}
