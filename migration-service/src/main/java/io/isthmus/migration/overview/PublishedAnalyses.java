package io.isthmus.migration.overview;

import io.isthmus.contracts.analysis.AnalysisResult;
import java.util.List;
import java.util.Optional;

/** Results of analyses as analyzer-service published them. */
public interface PublishedAnalyses {

    /** Takes in what was read from one partition, and where to read on, in one transaction. */
    void take(List<AnalysisResult> results, String topic, int partition, long nextOffset);

    Optional<AnalysisResult> find(String id);
}
