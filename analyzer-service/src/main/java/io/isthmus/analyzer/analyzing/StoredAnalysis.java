package io.isthmus.analyzer.analyzing;

import io.isthmus.contracts.analysis.AnalysisResult.Status;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@code analysis}. */
@Entity
@Table(name = "analysis")
class StoredAnalysis {

    @Id
    String id;

    @Column(name = "requested_at")
    Instant requestedAt;

    @Enumerated(EnumType.STRING)
    Status status;

    /** the {@code AnalysisResult} as on the topic */
    @JdbcTypeCode(SqlTypes.JSON)
    String result;

    /** the {@code SourceCounts} */
    @JdbcTypeCode(SqlTypes.JSON)
    String counts;

    /** the {@code ExportFacts}, once the export is read */
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    String facts;

    /** rises with every change */
    long revision;

    /** the newest revision that the broker has acknowledged */
    @Column(name = "published_revision")
    long publishedRevision;
}
