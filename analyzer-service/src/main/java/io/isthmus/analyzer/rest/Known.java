package io.isthmus.analyzer.rest;

import static java.util.Objects.requireNonNull;

import io.isthmus.analyzer.analyzing.AnalysisStore;
import io.isthmus.analyzer.analyzing.AnalysisStore.Kept;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.settings.SettingsDocument;

/** Analyses that callers name. */
final class Known {

    private Known() {}

    static Kept kept(AnalysisStore store, String id) {
        return store.find(id)
                .orElseThrow(() -> new ProblemException(
                        404,
                        "ANALYSIS_UNKNOWN",
                        "There is no such analysis",
                        "no analysis has the id " + id,
                        "GET /api/analyses lists those there are."));
    }

    static SettingsDocument settings(AnalysisStore store, String id) {
        return requireNonNull(done(store, id).result().settings());
    }

    static Kept done(AnalysisStore store, String id) {
        Kept kept = kept(store, id);
        AnalysisResult result = kept.result();
        return switch (result.status()) {
            case DONE -> kept;
            case RUNNING ->
                throw new ProblemException(
                        409,
                        "ANALYSIS_RUNNING",
                        "The analysis has no result yet",
                        "analysis " + id + " is still running",
                        "Ask again when GET /api/analyses/" + id + " says DONE.");
            case FAILED -> {
                AnalysisResult.Failure failure = requireNonNull(result.failure());
                throw new ProblemException(
                        409,
                        "ANALYSIS_FAILED",
                        "The analysis has no result",
                        "analysis " + id + " failed with " + failure.code() + ": "
                                + failure.where() + ": "
                                + failure.message(),
                        failure.whatToDo());
            }
        };
    }
}
