package io.isthmus.analyzer.verdict;

import io.isthmus.analyzer.facts.RedactedValue;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.Redaction;
import java.util.Locale;
import java.util.Map;

/** The results of analyses in one language. They are stored and sent in English. */
public final class ResultWords {

    private final FindingWords findings;
    private final LeftoverWords leftovers;

    private ResultWords(Locale language) {
        this.findings = FindingWords.in(language);
        this.leftovers = LeftoverWords.in(language);
    }

    /** In that language where there are words of it, else in English. */
    public static ResultWords in(Locale language) {
        return new ResultWords(language);
    }

    /** What an earlier version told without its details stays as it told it. */
    public AnalysisResult of(AnalysisResult analysis) {
        return analysis.inWords(
                analysis.findings().stream().map(findings::of).toList(),
                analysis.notCarriedOver().stream().map(leftovers::of).toList(),
                analysis.redactions().stream().map(this::of).toList());
    }

    private Redaction of(Redaction told) {
        Map<String, String> details = told.details();
        return details == null ? told : new Redaction(told.evidence(), findings.secret(details), details);
    }

    /** In English. */
    public static Redaction redaction(RedactedValue secret) {
        Map<String, String> details = FindingWords.details(secret).values();
        return new Redaction(secret.evidence().toString(), FindingWords.ENGLISH.secret(details), details);
    }
}
