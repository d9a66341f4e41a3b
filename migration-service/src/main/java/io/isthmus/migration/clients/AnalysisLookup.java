package io.isthmus.migration.clients;

import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.migration.overview.PublishedAnalyses;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Results of analyses, as analyzer-service says now or, when it is away or has lost its database, as it last published. */
@Singleton
public final class AnalysisLookup {

    private final AnalyzerClient analyzer;
    private final PublishedAnalyses published;

    AnalysisLookup(AnalyzerClient analyzer, PublishedAnalyses published) {
        this.analyzer = analyzer;
        this.published = published;
    }

    /**
     * @return empty when nobody knows an analysis of that id
     * @throws ServiceFault when analyzer-service cannot be asked and has published nothing of that id
     */
    public Optional<AnalysisResult> find(@Nullable String id) {
        try {
            return analyzer.analysis(id).or(() -> published.find(id));
        } catch (ServiceFault e) {
            return Optional.of(published.find(id).orElseThrow(() -> e));
        }
    }
}
