package io.isthmus.analyzer.rest;

import static java.util.Objects.requireNonNull;

import io.isthmus.analyzer.facts.UnreadableExport.Code;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.Failure;
import java.util.Map;

/** A failed analysis as the answer to its upload. Everything that is not listed here is 422. */
final class Unreadable {

    private static final int NOT_PROCESSABLE = 422;

    private static final Map<String, Integer> STATUS = Map.of(
            Code.EMPTY_FILE.name(), 400,
            Code.UNKNOWN_FORMAT.name(), 415,
            Code.UPLOAD_TOO_LARGE.name(), 413,
            Code.INTERRUPTED.name(), 503,
            Code.INTERNAL.name(), 500);

    private Unreadable() {}

    static ProblemException problem(AnalysisResult failed) {
        Failure failure = requireNonNull(failed.failure());
        int status = STATUS.getOrDefault(failure.code(), NOT_PROCESSABLE);
        return new ProblemException(
                status,
                failure.code(),
                status < 500 ? "The upload cannot be analysed" : "The analysis failed",
                failure.where() + ": " + failure.message() + " (analysis " + failed.id() + ")",
                failure.whatToDo());
    }
}
