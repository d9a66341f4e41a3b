package io.isthmus.analyzer.verdict;

import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.analysis.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The verdict; see the truth table of the package.
 *
 * @param verdict none while the object count is unknown, or parts of the export are missing
 * @param estimatedMinutes of downtime of an in-place upgrade, rounded up; none where there is none
 */
public record Assessment(
        @Nullable Verdict verdict, @Nullable Long estimatedMinutes, boolean overrideAllowed) {

    /** Below it an in-place upgrade is recommended; from it on a parallel migration (at exactly 50,000 too). */
    public static final long PARALLEL_FROM = 50_000;

    private static final long MINUTES = 180;
    private static final long FOR_OBJECTS = 50_000;

    /** @param objects 0 or more, none when unknown */
    public static Assessment of(List<Finding> findings, @Nullable Long objects) {
        if (findings.stream().anyMatch(f -> f.severity() == Finding.Severity.BLOCKING)) {
            return new Assessment(Verdict.BLOCKED, null, false);
        }
        boolean incomplete = findings.stream().anyMatch(f -> f.code().equals(AnalysisResult.INCOMPLETE_EXPORT));
        if (objects == null || incomplete) {
            return new Assessment(null, null, false);
        }
        Verdict verdict = objects < PARALLEL_FROM ? Verdict.IN_PLACE : Verdict.PARALLEL;
        return new Assessment(verdict, minutes(objects), true);
    }

    private static long minutes(long objects) {
        return Math.ceilDiv(Math.multiplyExact(objects, MINUTES), FOR_OBJECTS);
    }
}
