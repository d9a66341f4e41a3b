package io.isthmus.analyzer.report;

import static java.util.Objects.requireNonNull;

import io.isthmus.analyzer.advice.AdviceRow;
import io.isthmus.analyzer.inventory.ExportFacts;
import io.isthmus.analyzer.ways.Task;
import io.isthmus.analyzer.ways.WayOut;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.Finding;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The report in words: verdict, estimate, settings, findings, what stays manual, and everything the export says. Nothing here
 * is escaped; that is the page's.
 *
 * @param words for what stands around
 * @param origin which product wrote the export, and when it was analysed
 * @param conclusion estimate, number of objects, and whether another way is allowed
 * @param carriedOver the settings of the new deployment
 * @param checklist what needs an administrator
 * @param facts empty if the analysis is older than their keeping
 */
public record ReportPage(
        AnalysisResult analysis,
        ReportWords words,
        String origin,
        String verdict,
        String conclusion,
        String findingCounts,
        List<Item> carriedOver,
        List<AdviceRow> advice,
        List<WayOut> ways,
        List<Task> checklist,
        List<Chapter> facts) {

    /** A line, with lines below it. */
    public record Item(String text, List<Item> items) {

        static Item of(String text) {
            return new Item(text, List.of());
        }
    }

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * @param done an analysis with a result
     * @param facts absent if the analysis is older than their keeping
     */
    public static ReportPage of(
            AnalysisResult done,
            @Nullable ExportFacts facts,
            List<AdviceRow> advice,
            List<WayOut> ways,
            ReportWords words) {
        return new ReportPage(
                done,
                words,
                origin(done, words),
                verdict(done, words),
                estimate(done, words) + objects(done, words) + " " + override(done, words),
                counts(done.findings(), words),
                new SettingsInWords(words).of(requireNonNull(done.settings())),
                advice,
                ways,
                Task.of(done),
                chapters(done, facts, words));
    }

    private static List<Chapter> chapters(AnalysisResult done, @Nullable ExportFacts facts, ReportWords words) {
        if (facts == null) {
            return List.of();
        }
        List<Chapter> chapters = new ArrayList<>();
        chapters.add(Chapter.of(new SettingsSections(words).of(facts)));
        chapters.addAll(new ConnectorSections(words).of(facts.connectors()));
        FlowSections flows = new FlowSections(words);
        if (facts.attributePaths() != null) {
            chapters.addAll(flows.paths(facts.attributePaths()));
        }
        if (facts.metaverse() != null) {
            chapters.add(Chapter.of(flows.metaverse(facts.metaverse())));
        }
        chapters.addAll(new RuleSections(words, facts.connectors()).of(facts, done));
        return chapters;
    }

    private static String verdict(AnalysisResult done, ReportWords words) {
        if (done.verdict() != null) {
            return words.say("verdict." + done.verdict());
        }
        return words.say(done.lacksParts() ? "verdict.INCOMPLETE" : "verdict.NONE");
    }

    private static String origin(AnalysisResult done, ReportWords words) {
        AnalysisResult.Product product = requireNonNull(done.product());
        return words.say(
                "origin",
                product.name(),
                words.known(product.version()),
                MINUTE.format(done.finishedAt()),
                done.deployment());
    }

    private static String objects(AnalysisResult done, ReportWords words) {
        AnalysisResult.ObjectCount objects = requireNonNull(done.objects());
        return objects.count() == null
                ? words.say("objects.unknown", words.known(objects.evidence()))
                : words.say(
                        "objects.known",
                        words.number(requireNonNull(objects.count())),
                        words.known(objects.evidence()));
    }

    private static String estimate(AnalysisResult done, ReportWords words) {
        Long minutes = done.estimatedMinutes();
        if (minutes == null) {
            return "";
        }
        String hours = minutes < 60 ? "" : " (" + words.duration(Duration.ofMinutes(minutes)) + ")";
        return words.say("estimate", minutes, hours) + " ";
    }

    /** Where the administrator may go another way than the one recommended. */
    private static String override(AnalysisResult done, ReportWords words) {
        if (done.verdict() == null) {
            return words.say(done.lacksParts() ? "override.incomplete" : "override.open");
        }
        return words.say(done.overrideAllowed() ? "override.allowed" : "override.none");
    }

    private static String counts(List<Finding> findings, ReportWords words) {
        return Arrays.stream(Finding.Severity.values())
                .sorted((a, b) -> b.compareTo(a))
                .map(s -> words.say(
                        "count." + s,
                        findings.stream()
                                .filter(f -> f.severity() == s)
                                .mapToLong(Finding::number)
                                .sum()))
                .collect(Collectors.joining(", "));
    }
}
