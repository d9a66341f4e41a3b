package io.isthmus.analyzer.report;

import static java.util.Objects.requireNonNull;

import io.isthmus.analyzer.advice.AdviceRow;
import io.isthmus.analyzer.inventory.ExportFacts;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.AnalysisResult.Verdict;
import io.isthmus.contracts.analysis.Finding;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The report in words: verdict, estimate, settings, findings, what stays manual. Nothing here is escaped; that is the page's.
 *
 * @param origin which product wrote the export, and when it was analysed
 * @param conclusion estimate, number of objects, and whether another way is allowed
 * @param carriedOver the settings of the new deployment
 * @param facts empty if the analysis is older than their keeping
 */
public record ReportPage(
        AnalysisResult analysis,
        String origin,
        String verdict,
        String conclusion,
        String findingCounts,
        List<Item> carriedOver,
        List<AdviceRow> advice,
        List<Section> facts) {

    /** A line, with lines below it. */
    public record Item(String text, List<Item> items) {

        static Item of(String text) {
            return new Item(text, List.of());
        }
    }

    /** What is known of one thing. {@code remark} is empty where there is nothing to add. */
    public record Section(String title, List<Row> rows, List<Table> tables, String remark) {}

    public record Row(String name, String value) {}

    public record Table(List<String> columns, List<List<String>> rows) {}

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * @param done an analysis with a result
     * @param facts absent if the analysis is older than their keeping
     */
    public static ReportPage of(AnalysisResult done, @Nullable ExportFacts facts, List<AdviceRow> advice) {
        return new ReportPage(
                done,
                origin(done),
                done.verdict() == null && done.lacksParts()
                        ? "none, as parts of the export are missing"
                        : words(done.verdict()),
                estimate(done) + objects(done) + " " + override(done),
                counts(done.findings()),
                SettingsInWords.of(requireNonNull(done.settings())),
                advice,
                ExportFactsInWords.of(facts));
    }

    private static String origin(AnalysisResult done) {
        AnalysisResult.Product product = requireNonNull(done.product());
        return "Written by " + product.name() + ", version "
                + (product.version() == null ? "unknown" : product.version())
                + ". Analysed " + MINUTE.format(done.finishedAt()) + " for deployment " + done.deployment() + ".";
    }

    private static String objects(AnalysisResult done) {
        AnalysisResult.ObjectCount objects = requireNonNull(done.objects());
        String count = objects.count() == null
                ? "Number of objects unknown"
                : String.format(Locale.ROOT, "%,d objects", objects.count());
        return count + " (" + Words.known(objects.evidence()) + ").";
    }

    private static String words(@Nullable Verdict verdict) {
        return switch (verdict) {
            case null -> "none yet, until the objects are counted";
            case IN_PLACE -> "upgrade in place (in parallel on request)";
            case PARALLEL -> "migrate in parallel (in place only on explicit request)";
            case BLOCKED -> "blocked; migrate by hand through a staging deployment";
        };
    }

    private static String estimate(AnalysisResult done) {
        Long minutes = done.estimatedMinutes();
        if (minutes == null) {
            return "";
        }
        String hours = minutes < 60 ? "" : " (" + Words.duration(Duration.ofMinutes(minutes)) + ")";
        return "An in-place upgrade would take about " + minutes + " minutes" + hours + ". ";
    }

    /** Where the administrator may go another way than the one recommended. */
    private static String override(AnalysisResult done) {
        if (done.verdict() == null) {
            return done.lacksParts()
                    ? "The finding INCOMPLETE_EXPORT says how to export all of it."
                    : "Nothing found so far prevents a migration.";
        }
        return done.overrideAllowed()
                ? "Another way than the recommended one is allowed on explicit request."
                : "No other way is possible; what can be carried over is listed below all the same.";
    }

    private static String counts(List<Finding> findings) {
        return Arrays.stream(Finding.Severity.values())
                .sorted((a, b) -> b.compareTo(a))
                .map(s -> findings.stream().filter(f -> f.severity() == s).count() + " " + Words.lower(s))
                .collect(Collectors.joining(", "));
    }
}
