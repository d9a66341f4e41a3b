package io.isthmus.migration.overview;

import io.isthmus.contracts.operations.Run;
import io.isthmus.migration.postgres.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A run of some service, as it last told. */
@Entity
@Table(name = "operation_run")
class RunEntity {

    @Id
    String id;

    String service;

    @Column(name = "started_at")
    Instant startedAt;

    /** JSON, {@link Run}. */
    String document;

    void take(Run run) {
        id = run.id();
        service = run.service();
        startedAt = run.startedAt() == null ? Instant.EPOCH : run.startedAt();
        document = Json.write(run);
    }

    Run run() {
        return Json.read(document, Run.class);
    }
}
