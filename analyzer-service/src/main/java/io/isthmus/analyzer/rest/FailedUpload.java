package io.isthmus.analyzer.rest;

import static java.util.Objects.requireNonNull;

import io.isthmus.analyzer.facts.UnreadableExport.Code;
import io.isthmus.analyzer.facts.UnreadableWords;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.Failure;
import java.util.Locale;
import java.util.Map;

/** A failed analysis as the answer to its upload. Everything that is not listed here is 422. */
final class FailedUpload {

    private static final int NOT_PROCESSABLE = 422;
    private static final int OURS = 500;

    private static final Map<String, Integer> STATUS = Map.of(
            Code.EMPTY_FILE.name(), 400,
            Code.UNKNOWN_FORMAT.name(), 415,
            Code.UPLOAD_TOO_LARGE.name(), 413,
            Code.INTERRUPTED.name(), 503,
            Code.INTERNAL.name(), 500);

    private FailedUpload() {}

    static ProblemException problem(AnalysisResult failed, Locale language) {
        UnreadableWords words = UnreadableWords.in(language);
        Failure failure = words.of(requireNonNull(failed.failure()));
        int status = STATUS.getOrDefault(failure.code(), NOT_PROCESSABLE);
        return new ProblemException(
                status,
                failure.code(),
                words.title(status >= OURS),
                words.detail(failure, failed.id()),
                failure.whatToDo());
    }
}
