package io.isthmus.migration.clients;

import io.isthmus.contracts.analysis.AnalysisResult;
import java.util.Optional;

/** Results of analyses. */
public interface AnalysisLookup {

    /**
     * As analyzer-service says now, or, when it cannot be reached, as it last published.
     *
     * @return empty when nobody knows an analysis of that id
     * @throws ServiceFault when analyzer-service cannot be asked and has published nothing of that id
     */
    Optional<AnalysisResult> find(String id);
}
