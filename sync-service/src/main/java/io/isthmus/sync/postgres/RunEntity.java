package io.isthmus.sync.postgres;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A run; the columns beside the document are those that are searched by. */
@Entity
@Table(name = "run")
class RunEntity extends PanacheEntityBase {

    @Id
    String id;

    String profile;
    String connector;
    String status;

    @jakarta.persistence.Column(name = "started_at")
    Instant startedAt;

    @jakarta.persistence.Column(name = "finished_at")
    Instant finishedAt;

    /** The run as JSON. */
    @JdbcTypeCode(SqlTypes.JSON)
    String document;
}
