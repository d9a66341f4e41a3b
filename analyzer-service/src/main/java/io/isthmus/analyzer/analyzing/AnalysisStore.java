package io.isthmus.analyzer.analyzing;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.isthmus.analyzer.counting.SourceCounts;
import io.isthmus.analyzer.inventory.ExportFacts;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Keeps analyses over restarts. Every method is one transaction. */
@ApplicationScoped
public class AnalysisStore {

    private final Rows rows;

    AnalysisStore(Rows rows) {
        this.rows = rows;
    }

    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<StoredAnalysis, String> {}

    /**
     * An analysis with what was counted for it so far.
     *
     * @param facts what the export says; none until it is read, and for analyses older than their keeping
     */
    public record Kept(
            AnalysisResult result,
            SourceCounts counts,
            @Nullable ExportFacts facts) {

        Kept with(AnalysisResult changed, SourceCounts counted) {
            return new Kept(changed, counted, facts);
        }
    }

    /** A finished result that the topic has not got yet, with the revision to acknowledge. */
    record Unpublished(AnalysisResult result, long revision) {}

    @Transactional
    public void add(AnalysisResult running) {
        StoredAnalysis row = new StoredAnalysis();
        row.id = running.id();
        row.requestedAt = running.requestedAt();
        write(row, new Kept(running, SourceCounts.none(), null));
        row.revision = 1;
        // nobody outside needs to know of an analysis before it has an answer
        row.publishedRevision = 1;
        rows.persist(row);
    }

    /** Applies the change under a lock; what it returns must be published again. */
    @Transactional
    Optional<Kept> change(String id, UnaryOperator<Kept> change) {
        StoredAnalysis row = rows.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            return Optional.empty();
        }
        Kept changed = change.apply(read(row));
        write(row, changed);
        row.revision++;
        return Optional.of(changed);
    }

    @Transactional
    public Optional<Kept> find(String id) {
        return rows.findByIdOptional(id).map(AnalysisStore::read);
    }

    /** The newest first. Without the facts, which take megabytes each where there are thousands of rules. */
    @Transactional
    public List<AnalysisResult> newest(int limit) {
        return rows
                .getEntityManager()
                .createQuery("select result from StoredAnalysis order by requestedAt desc, id desc", String.class)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(result -> read(result, AnalysisResult.class))
                .toList();
    }

    /** Ids of analyses that are still said to run. */
    @Transactional
    List<String> running() {
        return rows.getEntityManager()
                .createQuery("select id from StoredAnalysis where status = :running", String.class)
                .setParameter("running", AnalysisResult.Status.RUNNING)
                .getResultList();
    }

    @Transactional
    List<Unpublished> unpublished(int limit) {
        return rows
                .getEntityManager()
                .createQuery(
                        "select result, revision from StoredAnalysis where publishedRevision < revision"
                                + " order by requestedAt",
                        Tuple.class)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(row ->
                        new Unpublished(read(row.get(0, String.class), AnalysisResult.class), row.get(1, Long.class)))
                .toList();
    }

    @Transactional
    void published(String id, long revision) {
        rows.update("publishedRevision = ?1 where id = ?2 and publishedRevision < ?1", revision, id);
    }

    private static void write(StoredAnalysis row, Kept kept) {
        try {
            row.status = kept.result().status();
            row.result = WireFormat.mapper().writeValueAsString(kept.result());
            row.counts = WireFormat.mapper().writeValueAsString(kept.counts());
            row.facts = kept.facts() == null ? null : WireFormat.mapper().writeValueAsString(kept.facts());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("analysis " + row.id + " cannot be written as JSON", impossible);
        }
    }

    private static Kept read(StoredAnalysis row) {
        return new Kept(
                read(row.result, AnalysisResult.class),
                read(row.counts, SourceCounts.class),
                row.facts == null ? null : read(row.facts, ExportFacts.class));
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return WireFormat.mapper().readValue(json, type);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("an analysis cannot be read from the database", damaged);
        }
    }
}
