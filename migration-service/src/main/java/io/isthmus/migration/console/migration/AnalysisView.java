package io.isthmus.migration.console.migration;

import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.NotCarriedOver;
import io.isthmus.contracts.analysis.AnalysisResult.Status;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Tone;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An analysis as its page shows it.
 *
 * @param verdict in words
 * @param estimate of the downtime of an in-place migration
 * @param countKnown whether a verdict could be given at all
 * @param firstSource for the form that counts live; none when nothing can be carried over
 */
public record AnalysisView(
        String id,
        String fileName,
        String asked,
        String product,
        boolean running,
        boolean done,
        String verdict,
        @Nullable String advice,
        Tone tone,
        String objects,
        @Nullable String estimate,
        boolean countKnown,
        boolean overrideAllowed,
        AnalysisResult.Failure failure,
        List<FindingRow> findings,
        List<NotCarriedOver> notCarriedOver,
        List<AnalysisResult.Redaction> redactions,
        @Nullable SourceSettings firstSource) {

    public record FindingRow(
            Tone tone, String severity, String code, String message, String evidence, String whatToDo) {}

    public static AnalysisView of(AnalysisResult result, InWords words) {
        boolean done = result.status() == Status.DONE;
        Long count = result.objects() == null ? null : result.objects().count();
        return new AnalysisView(
                result.id(),
                result.fileName(),
                words.time(result.requestedAt()),
                product(result.product()),
                result.status() == Status.RUNNING,
                done,
                done ? verdict(result.verdict()) : InWords.name(result.status()).toLowerCase(java.util.Locale.ROOT),
                done ? advice(result.verdict()) : null,
                tone(result),
                count == null ? "not known" : InWords.count(count),
                result.estimatedMinutes() == null
                        ? null
                        : InWords.exact(Duration.ofMinutes(Math.max(1, result.estimatedMinutes()))),
                count != null,
                result.overrideAllowed(),
                result.failure(),
                findings(result),
                result.notCarriedOver(),
                result.redactions(),
                result.settings() == null || result.settings().sources().isEmpty()
                        ? null
                        : result.settings().sources().getFirst());
    }

    private static String product(AnalysisResult.Product product) {
        if (product == null) {
            return "not recognized";
        }
        return product.name() + (product.version() == null ? "" : " " + product.version());
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case null -> "no verdict yet";
            case IN_PLACE -> "in place";
            case PARALLEL -> "parallel";
            case BLOCKED -> "blocked";
        };
    }

    private static String advice(Verdict verdict) {
        return switch (verdict) {
            case null ->
                "The number of objects is not known. Give it or have it counted below; without it only a parallel"
                        + " migration can begin.";
            case IN_PLACE ->
                "Small enough to be migrated in place. A parallel migration is possible too, as a forced export"
                        + " of the settings.";
            case PARALLEL ->
                "A parallel migration is recommended: everything is tried in staging mode beside the old tool.";
            case BLOCKED -> "Something in the old configuration cannot be migrated. See the blocking findings.";
        };
    }

    private static Tone tone(AnalysisResult result) {
        return switch (result.status()) {
            case RUNNING -> Tone.BUSY;
            case FAILED -> Tone.BAD;
            case DONE ->
                result.verdict() == Verdict.BLOCKED ? Tone.BAD : result.verdict() == null ? Tone.WARNING : Tone.GOOD;
        };
    }

    private static List<FindingRow> findings(AnalysisResult result) {
        return result.findings().stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .map(finding -> new FindingRow(
                        switch (finding.severity()) {
                            case BLOCKING -> Tone.BAD;
                            case WARNING -> Tone.WARNING;
                            case INFO -> Tone.NEUTRAL;
                        },
                        InWords.name(finding.severity()).toLowerCase(java.util.Locale.ROOT),
                        finding.code(),
                        finding.message(),
                        finding.evidence(),
                        finding.whatToDo()))
                .toList();
    }
}
