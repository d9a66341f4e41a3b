package io.isthmus.migration.performing;

import io.isthmus.contracts.analysis.AnalysisResult;
import java.util.Optional;

/** Results of analyses. */
public interface Analyses {

    /**
     * As analyzer-service says now, or, when it cannot be reached, as it last published.
     *
     * @return empty when nobody knows an analysis of that id
     * @throws ServiceFault when analyzer-service cannot be asked and has published nothing of that id
     */
    Optional<AnalysisResult> find(String id);
}
