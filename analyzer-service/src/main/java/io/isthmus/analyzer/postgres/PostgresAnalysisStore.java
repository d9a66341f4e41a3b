package io.isthmus.analyzer.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.isthmus.analyzer.analyzing.AnalysisStore;
import io.isthmus.analyzer.counting.SourceCounts;
import io.isthmus.analyzer.inventory.ExportFacts;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

@ApplicationScoped
class PostgresAnalysisStore implements AnalysisStore {

    private final Analyses analyses;

    PostgresAnalysisStore(Analyses analyses) {
        this.analyses = analyses;
    }

    @Override
    @Transactional
    public void add(AnalysisResult running) {
        AnalysisEntity row = new AnalysisEntity();
        row.id = running.id();
        row.requestedAt = running.requestedAt();
        write(row, new Kept(running, SourceCounts.none(), null));
        row.revision = 1;
        // nobody outside needs to know of an analysis before it has an answer
        row.publishedRevision = 1;
        analyses.persist(row);
    }

    @Override
    @Transactional
    public Optional<Kept> change(String id, UnaryOperator<Kept> change) {
        AnalysisEntity row = analyses.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            return Optional.empty();
        }
        Kept changed = change.apply(read(row));
        write(row, changed);
        row.revision++;
        return Optional.of(changed);
    }

    @Override
    @Transactional
    public Optional<Kept> find(String id) {
        return analyses.findByIdOptional(id).map(PostgresAnalysisStore::read);
    }

    @Override
    @Transactional
    public List<AnalysisResult> newest(int limit) {
        return analyses.findAll(Sort.descending("requestedAt", "id")).page(Page.ofSize(limit)).list().stream()
                .map(row -> read(row).result())
                .toList();
    }

    @Override
    @Transactional
    public List<String> running() {
        return analyses.list("status", AnalysisResult.Status.RUNNING).stream()
                .map(row -> row.id)
                .toList();
    }

    @Override
    @Transactional
    public List<Unpublished> unpublished(int limit) {
        return analyses
                .find("publishedRevision < revision", Sort.by("requestedAt"))
                .page(Page.ofSize(limit))
                .list()
                .stream()
                .map(row -> new Unpublished(read(row).result(), row.revision))
                .toList();
    }

    @Override
    @Transactional
    public void published(String id, long revision) {
        analyses.update("publishedRevision = ?1 where id = ?2 and publishedRevision < ?1", revision, id);
    }

    private static void write(AnalysisEntity row, Kept kept) {
        try {
            row.status = kept.result().status();
            row.result = WireFormat.mapper().writeValueAsString(kept.result());
            row.counts = WireFormat.mapper().writeValueAsString(kept.counts());
            row.facts = kept.facts() == null ? null : WireFormat.mapper().writeValueAsString(kept.facts());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("analysis " + row.id + " cannot be written as JSON", impossible);
        }
    }

    private static Kept read(AnalysisEntity row) {
        try {
            return new Kept(
                    WireFormat.mapper().readValue(row.result, AnalysisResult.class),
                    WireFormat.mapper().readValue(row.counts, SourceCounts.class),
                    row.facts == null ? null : WireFormat.mapper().readValue(row.facts, ExportFacts.class));
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("analysis " + row.id + " cannot be read from the database", damaged);
        }
    }
}
