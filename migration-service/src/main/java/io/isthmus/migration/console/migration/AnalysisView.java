package io.isthmus.migration.console.migration;

import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.Status;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Tone;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An analysis as its page shows it. */
public record AnalysisView(AnalysisResult result, InWords words) {

    public record FindingRow(Finding finding) {

        public Tone tone() {
            return switch (finding.severity()) {
                case BLOCKING -> Tone.BAD;
                case WARNING -> Tone.WARNING;
                case INFO -> Tone.NEUTRAL;
            };
        }

        public String severity() {
            return InWords.name(finding.severity()).toLowerCase(Locale.ROOT);
        }
    }

    public String asked() {
        return words.time(result.requestedAt());
    }

    public boolean running() {
        return result.status() == Status.RUNNING;
    }

    public boolean done() {
        return result.status() == Status.DONE;
    }

    public String product() {
        AnalysisResult.Product product = result.product();
        return product == null
                ? "not recognized"
                : product.name() + (product.version() == null ? "" : " " + product.version());
    }

    public String verdict() {
        if (!done()) {
            return InWords.name(result.status()).toLowerCase(Locale.ROOT);
        }
        return switch (result.verdict()) {
            case null -> "no verdict yet";
            case IN_PLACE -> "in place";
            case PARALLEL -> "parallel";
            case BLOCKED -> "blocked";
        };
    }

    /** Of an analysis that is done. */
    public String advice() {
        return switch (result.verdict()) {
            case null ->
                result.lacksParts()
                        ? "Parts of the export are missing, so there is no verdict. The finding INCOMPLETE_EXPORT says"
                                + " which, and how to export it again."
                        : "The number of objects is not known. Give it or have it counted below; without it only a parallel"
                                + " migration can begin.";
            case IN_PLACE ->
                "Small enough to be migrated in place. A parallel migration is possible too, as a forced export"
                        + " of the settings.";
            case PARALLEL ->
                "A parallel migration is recommended: everything is tried in staging mode beside the old tool.";
            case BLOCKED -> "Something in the old configuration cannot be migrated. See the blocking findings.";
        };
    }

    public Tone tone() {
        return switch (result.status()) {
            case RUNNING -> Tone.BUSY;
            case FAILED -> Tone.BAD;
            case DONE ->
                result.verdict() == Verdict.BLOCKED ? Tone.BAD : result.verdict() == null ? Tone.WARNING : Tone.GOOD;
        };
    }

    /** Without it no verdict can be given. */
    public boolean countKnown() {
        return count() != null;
    }

    private @Nullable Long count() {
        return result.objects() == null ? null : result.objects().count();
    }

    public String objects() {
        Long count = count();
        return count == null ? "not known" : InWords.count(count);
    }

    /** Of the downtime of an in-place migration. */
    public @Nullable String estimate() {
        return result.estimatedMinutes() == null
                ? null
                : InWords.exact(Duration.ofMinutes(Math.max(1, result.estimatedMinutes())));
    }

    /** For the form that counts live; none when nothing can be carried over. */
    public @Nullable SourceSettings firstSource() {
        return result.settings() == null || result.settings().sources().isEmpty()
                ? null
                : result.settings().sources().getFirst();
    }

    /** The gravest first. */
    public List<FindingRow> findings() {
        return result.findings().stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .map(FindingRow::new)
                .toList();
    }
}
