package io.isthmus.migration.migrating.store;

import io.isthmus.contracts.migration.Migration;
import io.isthmus.contracts.migration.Migration.Status;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A migration as a row: what is searched by is a column, steps and facts are documents. */
@Entity
@Table(name = "migration")
class MigrationEntity {

    @Id
    String id;

    String name;

    String deployment;

    @Enumerated(EnumType.STRING)
    Migration.Path path;

    @Enumerated(EnumType.STRING)
    Status status;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "started_by")
    String startedBy;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Column(name = "ended_by")
    @Nullable
    String endedBy;

    @Column(name = "end_reason")
    @Nullable
    String endReason;

    /** JSON, a list of {@link io.isthmus.contracts.migration.MigrationStep}. */
    String steps;

    /** JSON, {@link FactsDocument}. */
    String facts;
}
