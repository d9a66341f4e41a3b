package io.isthmus.analyzer.analyzing;

import static java.util.Objects.requireNonNull;

import io.isthmus.analyzer.analyzing.AnalysisStore.Kept;
import io.isthmus.analyzer.counting.CountWords;
import io.isthmus.analyzer.counting.SourceCounts;
import io.isthmus.analyzer.facts.UnreadableWords;
import io.isthmus.analyzer.verdict.ResultWords;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.ObjectCount;
import java.util.Locale;

/** Kept analyses in one language: findings, what is not carried over, why one failed, and how the objects were counted. */
public final class AnalysisWords {

    private final ResultWords results;
    private final CountWords counts;
    private final UnreadableWords unreadable;

    private AnalysisWords(Locale language) {
        this.results = ResultWords.in(language);
        this.counts = CountWords.in(language);
        this.unreadable = UnreadableWords.in(language);
    }

    /** In that language where there are words of it, else in English. */
    public static AnalysisWords in(Locale language) {
        return new AnalysisWords(language);
    }

    /** What an earlier version told without its details stays as it told it. */
    public AnalysisResult of(Kept kept) {
        AnalysisResult told = results.of(failed(kept.result()));
        ObjectCount objects = told.objects();
        return objects == null
                ? told
                : told.counted(new ObjectCount(objects.count(), objects.source(), evidence(objects, kept)));
    }

    /** A failed one in this language, too. */
    public AnalysisResult failed(AnalysisResult result) {
        return result.failure() == null ? result : result.failed(unreadable.of(result.failure()));
    }

    private String evidence(ObjectCount objects, Kept kept) {
        SourceCounts counted = kept.counts();
        return switch (objects.source()) {
            case GIVEN -> counts.given();
            case UNKNOWN, MEASURED ->
                counted.bySource().isEmpty()
                        ? counts.notCounted()
                        : counted.words(requireNonNull(kept.result().settings()).sources(), counts);
        };
    }
}
