package io.isthmus.migration.standin;

import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.Finding;
import java.util.List;
import java.util.Map;

/** What an analysis can have found. */
public final class SomeAnalysis {

    private SomeAnalysis() {}

    /**
     * The same, of an old tool with a full database server, and nothing else found.
     *
     * @param details of the finding, {@code server} and {@code instance}; {@code null} as earlier versions told it
     */
    public static AnalysisResult withDatabaseServer(AnalysisResult analysis, Map<String, String> details) {
        return withFinding(
                analysis,
                new Finding(
                        "DATABASE_FULL_SQL_SERVER",
                        Finding.Severity.WARNING,
                        "The old tool uses the database server "
                                + (details == null ? "of its own" : details.get("server")) + ".",
                        "mv.xml",
                        "Confirm server and instance.",
                        details,
                        null));
    }

    /** The same, with that finding and no other. */
    public static AnalysisResult withFinding(AnalysisResult analysis, Finding finding) {
        return new AnalysisResult(
                analysis.version(),
                analysis.id(),
                analysis.deployment(),
                analysis.fileName(),
                analysis.requestedAt(),
                analysis.finishedAt(),
                analysis.status(),
                analysis.failure(),
                analysis.product(),
                analysis.objects(),
                analysis.verdict(),
                analysis.estimatedMinutes(),
                analysis.overrideAllowed(),
                List.of(finding),
                analysis.settings(),
                analysis.notCarriedOver(),
                analysis.redactions());
    }
}
