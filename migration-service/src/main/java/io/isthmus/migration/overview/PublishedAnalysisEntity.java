package io.isthmus.migration.overview;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An analysis as it was published. */
@Entity
@Table(name = "published_analysis")
class PublishedAnalysisEntity {

    @Id
    String id;

    /** Never later than it was taken in. */
    @Column(name = "requested_at")
    Instant requestedAt;

    /** JSON, {@link io.isthmus.contracts.analysis.AnalysisResult}. */
    String document;
}
