package io.isthmus.analyzer.report;

import static io.isthmus.analyzer.report.HtmlText.escaped;

import io.isthmus.analyzer.advice.Advice;
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

/** The report: verdict, estimate, settings in words, findings, what stays manual. No script, no external resource. */
public final class HtmlReport {

    private static final String STYLE = "body{font:15px/1.45 system-ui,sans-serif;max-width:70em;margin:2em auto;"
            + "padding:0 1em;color:#222}h1{font-size:1.5em}h2{margin-top:1.8em;border-bottom:1px solid #bbb}"
            + "table{border-collapse:collapse;width:100%;margin:.5em 0}"
            + "td,th{border:1px solid #bbb;padding:.3em .5em;text-align:left;vertical-align:top}"
            + "th{background:#f2f2f2}td{overflow-wrap:anywhere;min-width:7em}.narrow{min-width:0;white-space:nowrap}"
            + ".facts th{width:14em}.where{font-size:.85em}.code{font-size:.8em;color:#555}"
            + ".verdict{border:1px solid #bbb;border-left:.6em solid #888;padding:.2em 1em;margin:1em 0}"
            + ".IN_PLACE{border-left-color:#2a7a2a}.PARALLEL{border-left-color:#b07a00}"
            + ".BLOCKED{border-left-color:#b02020}.verdict h2{border:0;margin:.5em 0}"
            + "tr.BLOCKING .narrow{background:#fbdada}tr.WARNING .narrow{background:#fdf3c8}"
            + "tr{break-inside:avoid}h2,h3{break-after:avoid}"
            + "@media print{body{margin:0;max-width:none;font-size:12px}a{color:inherit}}";

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private HtmlReport() {}

    /**
     * @param done an analysis with a result
     * @param facts {@code null} if the analysis is older than their keeping
     */
    public static String of(AnalysisResult done, ExportFacts facts, List<Advice> advice) {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>Analysis of "
                + escaped(done.fileName()) + "</title><style>" + STYLE + "</style></head><body>\n<h1>Analysis of "
                + escaped(done.fileName()) + "</h1>\n"
                + product(done)
                + verdict(done)
                + findings(done.findings())
                + SettingsInWords.of(done.settings())
                + leftovers(done)
                + redactions(done)
                + advice(advice)
                + FactsSection.of(facts)
                + "</body></html>\n";
    }

    private static String product(AnalysisResult done) {
        AnalysisResult.Product product = done.product();
        return "<p>Written by " + escaped(product.name())
                + (product.version() == null ? ", version unknown" : ", version " + escaped(product.version()))
                + ". Analysed " + MINUTE.format(done.finishedAt()) + " for deployment " + escaped(done.deployment())
                + ".</p>\n";
    }

    private static String verdict(AnalysisResult done) {
        String count = done.objects().count() == null
                ? "Number of objects unknown"
                : String.format(Locale.ROOT, "%,d objects", done.objects().count());
        return "<div class=\"verdict" + (done.verdict() == null ? "" : " " + done.verdict()) + "\"><h2>Verdict: "
                + words(done.verdict()) + "</h2>\n<p>" + estimate(done) + count + " ("
                + escaped(done.objects().evidence()) + "). " + override(done) + "</p></div>\n";
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case null -> "none yet, until the objects are counted";
            case IN_PLACE -> "upgrade in place (in parallel on request)";
            case PARALLEL -> "migrate in parallel (in place only on explicit wish)";
            case BLOCKED -> "blocked; migrate by hand through a staging deployment";
        };
    }

    private static String estimate(AnalysisResult done) {
        Long minutes = done.estimatedMinutes();
        return minutes == null
                ? ""
                : "An in-place upgrade would take about " + minutes + " minutes"
                        + (minutes < 60 ? "" : " (" + Durations.inWords(Duration.ofMinutes(minutes)) + ")") + ". ";
    }

    /** Where the administrator may go another way than the one recommended. */
    private static String override(AnalysisResult done) {
        if (done.verdict() == null) {
            return "Nothing that was found so far speaks against a migration.";
        }
        return done.overrideAllowed()
                ? "Another way than the recommended one is allowed on explicit wish."
                : "Another way is not possible; what can be carried over stands below all the same.";
    }

    private static String findings(List<Finding> findings) {
        String counts = Arrays.stream(Finding.Severity.values())
                .sorted((a, b) -> b.compareTo(a))
                .map(s -> findings.stream().filter(f -> f.severity() == s).count() + " "
                        + s.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return "<h2>Findings</h2>\n<p>" + counts
                + "</p>\n<table><tr><th>Severity</th><th>Finding</th><th>Where</th><th>What to do</th></tr>\n"
                + findings.stream().map(HtmlReport::finding).collect(Collectors.joining()) + "</table>\n";
    }

    private static String finding(Finding finding) {
        return "<tr class=\"" + finding.severity() + "\"><td class=\"narrow\">"
                + finding.severity().name().toLowerCase(Locale.ROOT) + "</td><td>" + escaped(finding.message())
                + "<br><span class=\"code\">" + escaped(finding.code()) + "</span></td><td class=\"where\">"
                + escaped(finding.evidence()) + "</td><td>" + escaped(finding.whatToDo()) + "</td></tr>\n";
    }

    private static String leftovers(AnalysisResult done) {
        return "<h2>What stays manual</h2>\n<table><tr><th>What</th><th>Why</th><th>What to do</th></tr>\n"
                + done.notCarriedOver().stream()
                        .map(l -> "<tr><td>" + escaped(l.what()) + "</td><td>" + escaped(l.reason()) + "</td><td>"
                                + escaped(l.whatToDo()) + "</td></tr>\n")
                        .collect(Collectors.joining())
                + "</table>\n";
    }

    private static String redactions(AnalysisResult done) {
        return done.redactions().isEmpty()
                ? ""
                : "<h2>Secrets that were found and redacted</h2>\n<table><tr><th>What</th><th>Where</th></tr>\n"
                        + done.redactions().stream()
                                .map(r -> "<tr><td>" + escaped(r.what()) + "</td><td class=\"where\">"
                                        + escaped(r.evidence()) + "</td></tr>\n")
                                .collect(Collectors.joining())
                        + "</table>\n";
    }

    private static String advice(List<Advice> advice) {
        return advice.isEmpty()
                ? ""
                : "<h2>Advice</h2>\n<table><tr><th>About</th><th>Advice</th><th>Because</th><th>Source</th></tr>\n"
                        + advice.stream().map(HtmlReport::advice).collect(Collectors.joining()) + "</table>\n";
    }

    private static String advice(Advice advice) {
        return "<tr><td class=\"narrow\">"
                + escaped(advice.topic().toLowerCase(Locale.ROOT).replace('_', ' ')) + "</td><td>"
                + (advice.certain() ? "" : "Perhaps: ") + escaped(advice.answer()) + "<br><span class=\"code\">"
                + escaped(advice.name()) + "</span></td><td>" + escaped(advice.because())
                + "</td><td class=\"where\">" + escaped(advice.source()) + "</td></tr>\n";
    }
}
