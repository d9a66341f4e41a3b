package io.isthmus.analyzer.analyzing;

import io.isthmus.analyzer.counting.SourceCounts;
import io.isthmus.analyzer.inventory.ExportFacts;
import io.isthmus.contracts.analysis.AnalysisResult;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Keeps analyses over restarts. Every method is one transaction. */
public interface AnalysisStore {

    /**
     * An analysis with what was counted for it so far.
     *
     * @param facts what the export says; {@code null} until it is read, and for analyses older than their keeping
     */
    record Kept(AnalysisResult result, SourceCounts counts, ExportFacts facts) {

        public Kept with(AnalysisResult changed, SourceCounts counted) {
            return new Kept(changed, counted, facts);
        }
    }

    void add(AnalysisResult running);

    /** Applies the change under a lock; what it returns must be published again. */
    Optional<Kept> change(String id, UnaryOperator<Kept> change);

    Optional<Kept> find(String id);

    /** The newest first. */
    List<AnalysisResult> newest(int limit);

    /** Ids of analyses that are still said to run. */
    List<String> running();

    /** Finished results that the topic has not got yet, with the revision to acknowledge. */
    List<Unpublished> unpublished(int limit);

    void published(String id, long revision);

    record Unpublished(AnalysisResult result, long revision) {}
}
