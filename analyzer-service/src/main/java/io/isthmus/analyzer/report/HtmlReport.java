package io.isthmus.analyzer.report;

import static io.isthmus.analyzer.report.HtmlText.escaped;

import io.isthmus.analyzer.advice.Advice;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import java.util.List;
import java.util.stream.Collectors;

/** The report: verdict, estimate, settings in words, findings, what stays manual. No script, no external resource. */
public final class HtmlReport {

    private static final String STYLE = "body{font:15px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}"
            + "table{border-collapse:collapse;width:100%}td,th{border:1px solid #999;padding:.3em .5em;text-align:left;"
            + "vertical-align:top;overflow-wrap:anywhere}.BLOCKING{background:#fdd}.WARNING{background:#ffd}"
            + "tr{break-inside:avoid}@media print{body{margin:0}}";

    private HtmlReport() {}

    /**
     * @param done an analysis with a result
     * @param facts {@code null} if the analysis is older than their keeping
     */
    public static String of(AnalysisResult done, ExportFacts facts, List<Advice> advice) {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Analysis of "
                + escaped(done.fileName()) + "</title><style>" + STYLE + "</style></head><body>\n<h1>Analysis of "
                + escaped(done.fileName()) + "</h1>\n"
                + verdict(done)
                + settings(done.settings())
                + findings(done.findings())
                + leftovers(done)
                + redactions(done)
                + advice(advice)
                + FactsSection.of(facts)
                + "</body></html>\n";
    }

    /** Where the administrator may go another way than the one recommended. */
    private static String override(AnalysisResult done) {
        return done.verdict() == null
                ? ""
                : "<p>Another way than the recommended one is "
                        + (done.overrideAllowed() ? "allowed on explicit wish.</p>\n" : "not possible.</p>\n");
    }

    private static String verdict(AnalysisResult done) {
        String product = escaped(done.product().name())
                + (done.product().version() == null
                        ? ", version unknown"
                        : ", version " + escaped(done.product().version()));
        String estimate = done.estimatedMinutes() == null
                ? ""
                : "<p>An in-place upgrade would take about " + done.estimatedMinutes() + " minutes.</p>\n";
        return "<p>" + product + ". Analysed " + escaped(done.finishedAt()) + " (UTC).</p>\n<h2>Verdict: " + words(done)
                + "</h2>\n<p>Objects: " + escaped(done.objects().count()) + " ("
                + escaped(done.objects().evidence())
                + ")</p>\n" + estimate + override(done);
    }

    private static String words(AnalysisResult done) {
        if (done.verdict() == null) {
            return "none yet, until the objects are counted";
        }
        return switch (done.verdict()) {
            case IN_PLACE -> "upgrade in place (in parallel on request)";
            case PARALLEL -> "migrate in parallel (in place only on explicit wish)";
            case BLOCKED -> "blocked; migrate by hand through a staging deployment";
        };
    }

    private static String settings(SettingsDocument settings) {
        StringBuilder html = new StringBuilder("<h2>What is carried over</h2>\n<ul>");
        settings.sources().forEach(source -> html.append(source(source)));
        html.append("<li>Sign-in name from ")
                .append(escaped(settings.identity().upnAttribute()))
                .append("</li>");
        int threshold = settings.safety().deletionThreshold();
        html.append(
                threshold == 0
                        ? "<li>No deletion threshold</li>"
                        : "<li>Exports are held from " + threshold + " deletions on</li>");
        html.append("<li>Changes are looked for every ")
                .append(settings.schedule().deltaInterval().toMinutes())
                .append(" minutes once the schedule is switched on</li><li>")
                .append(settings.rules().custom().size())
                .append(" custom rules</li><li>Standard rules that stay disabled: ")
                .append(escaped(
                        settings.rules().disabledStandardRules().isEmpty()
                                ? "none"
                                : String.join(", ", settings.rules().disabledStandardRules())))
                .append("</li>")
                .append(feature(
                        "Password hash synchronization", settings.features().passwordHashSync()))
                .append(feature("Exchange hybrid", settings.features().exchangeHybrid()))
                .append(feature("Group write-back", settings.features().groupWriteBack()))
                .append(feature("Device write-back", settings.features().deviceWriteBack()))
                .append("</ul>\n");
        return html.toString();
    }

    private static String feature(String name, Boolean on) {
        return "<li>" + name + ": " + (on == null ? "unknown" : on ? "on" : "off") + "</li>";
    }

    private static String source(SourceSettings source) {
        return "<li>Source " + escaped(source.name()) + ", anchored on " + escaped(source.anchorAttribute()) + "<ul>"
                + source.partitions().stream()
                        .map(p -> "<li>" + escaped(p.dn()) + "; in: " + containers(p.includedContainers(), "everything")
                                + "; out: " + containers(p.excludedContainers(), "nothing") + "</li>")
                        .collect(Collectors.joining())
                + "</ul></li>";
    }

    private static String containers(List<String> names, String none) {
        return names.isEmpty() ? none : escaped(String.join("; ", names));
    }

    private static String findings(List<Finding> findings) {
        return "<h2>Findings</h2>\n<table><tr><th>Severity</th><th>Finding</th><th>Where</th><th>What to do</th></tr>\n"
                + findings.stream()
                        .map(f -> "<tr class=\"" + f.severity() + "\"><td>" + f.severity() + "</td><td>"
                                + escaped(f.message()) + " (" + escaped(f.code()) + ")</td><td>" + escaped(f.evidence())
                                + "</td><td>" + escaped(f.whatToDo()) + "</td></tr>\n")
                        .collect(Collectors.joining())
                + "</table>\n";
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
                                .map(r -> "<tr><td>" + escaped(r.what()) + "</td><td>" + escaped(r.evidence())
                                        + "</td></tr>\n")
                                .collect(Collectors.joining())
                        + "</table>\n";
    }

    private static String advice(List<Advice> advice) {
        return "<h2>Advice</h2>\n<table><tr><th>Topic</th><th>Advice</th><th>Because</th><th>Source</th></tr>\n"
                + advice.stream()
                        .map(a -> "<tr><td>" + escaped(a.topic()) + "</td><td>" + escaped(a.answer())
                                + (a.certain() ? "" : " (if so)") + "</td><td>"
                                + escaped(a.because())
                                + "</td><td>" + escaped(a.source()) + "</td></tr>\n")
                        .collect(Collectors.joining())
                + "</table>\n";
    }
}
