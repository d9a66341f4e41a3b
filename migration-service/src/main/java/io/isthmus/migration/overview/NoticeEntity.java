package io.isthmus.migration.overview;

import io.isthmus.contracts.operations.Notice;
import io.isthmus.migration.postgres.Json;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A notice to operators; a later one of the same id replaces it. */
@Entity
@Table(name = "operation_notice")
class NoticeEntity {

    @Id
    String id;

    Instant at;

    /** JSON, {@link Notice}. */
    String document;

    void take(Notice notice) {
        id = notice.id();
        at = notice.at() == null ? Instant.EPOCH : notice.at();
        document = Json.write(notice);
    }

    Notice notice() {
        return Json.read(document, Notice.class);
    }
}
