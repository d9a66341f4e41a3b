package io.isthmus.migration.overview;

import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.migration.postgres.ConsumerPositions;
import io.isthmus.migration.postgres.Json;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Results of analyses as analyzer-service published them. */
@ApplicationScoped
public class PublishedAnalyses {

    /** Analyses are made by people, one export at a time; the latest few hundred are plenty. */
    private static final int KEPT = 500;

    private final Rows rows;
    private final ConsumerPositions positions;

    PublishedAnalyses(Rows rows, ConsumerPositions positions) {
        this.rows = rows;
        this.positions = positions;
    }

    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<PublishedAnalysisEntity, String> {}

    /** Takes in what was read from one partition, and where to read on, in one transaction. */
    @Transactional
    public void take(List<AnalysisResult> results, String topic, int partition, long nextOffset) {
        results.forEach(this::take);
        rows.flush();
        rows.getEntityManager()
                .createNativeQuery("DELETE FROM published_analysis WHERE id IN"
                        + " (SELECT id FROM published_analysis ORDER BY requested_at DESC OFFSET :keep)")
                .setParameter("keep", KEPT)
                .executeUpdate();
        positions.readUpTo(topic, partition, nextOffset);
    }

    private void take(AnalysisResult result) {
        PublishedAnalysisEntity row = rows.findById(result.id());
        boolean isNew = row == null;
        if (isNew) {
            row = new PublishedAnalysisEntity();
            row.id = result.id();
        }
        row.requestedAt = requestedAt(result, Instant.now());
        row.document = Json.write(result);
        if (isNew) {
            rows.persist(row);
        }
    }

    /** Nobody asked for it later than it arrives: a time to come would outlast all that are published after it. */
    private static Instant requestedAt(AnalysisResult result, Instant now) {
        Instant told = result.requestedAt();
        if (told == null) {
            return Instant.EPOCH;
        }
        return told.isBefore(now) ? told : now;
    }

    @Transactional
    public Optional<AnalysisResult> find(@Nullable String id) {
        return rows.findByIdOptional(id).map(row -> Json.read(row.document, AnalysisResult.class));
    }
}
