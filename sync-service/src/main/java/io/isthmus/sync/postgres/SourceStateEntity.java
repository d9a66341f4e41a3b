package io.isthmus.sync.postgres;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What is known of a source between imports. */
@Entity
@Table(name = "source_state")
class SourceStateEntity extends PanacheEntityBase {

    @Id
    String connector;

    String watermark;

    @Column(name = "delta_method")
    String deltaMethod;

    String selection;

    @Column(name = "last_full_import_at")
    Instant lastFullImportAt;

    @Column(name = "last_import_at")
    Instant lastImportAt;
}
