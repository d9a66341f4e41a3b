package io.isthmus.analyzer.report;

import static io.isthmus.analyzer.report.HtmlText.escaped;

import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceSettings;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the new deployment would run on, for people. */
final class SettingsInWords {

    /** Of the custom rules; the settings themselves hold all. */
    private static final int MOST_RULES = 100;

    private SettingsInWords() {}

    static String of(SettingsDocument settings) {
        StringBuilder html = new StringBuilder("<h2>What is carried over</h2>\n<ul>");
        if (settings.sources().isEmpty()) {
            html.append("<li>No source: the export holds none that can be read</li>");
        }
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
                .append(Durations.inWords(settings.schedule().deltaInterval()))
                .append(" once the schedule is switched on</li>")
                .append(feature(
                        "Password hash synchronization", settings.features().passwordHashSync()))
                .append(feature("Exchange hybrid", settings.features().exchangeHybrid()))
                .append(feature("Group write-back", settings.features().groupWriteBack()))
                .append(feature("Device write-back", settings.features().deviceWriteBack()))
                .append(disabled(settings.rules().disabledStandardRules()))
                .append(rules(settings.rules().custom()))
                .append("</ul>\n");
        return html.toString();
    }

    private static String feature(String name, Boolean on) {
        return "<li>" + name + " in the old tool: " + (on == null ? "unknown" : on ? "on" : "off") + "</li>";
    }

    private static String source(SourceSettings source) {
        return "<li>Source " + escaped(source.name()) + ", anchored on "
                + (source.anchorAttribute() == null ? "its default attribute" : escaped(source.anchorAttribute()))
                + "<ul>"
                + source.partitions().stream()
                        .map(p -> "<li>" + escaped(p.dn()) + "; in: " + containers(p.includedContainers(), "everything")
                                + "; out: " + containers(p.excludedContainers(), "nothing") + "</li>")
                        .collect(Collectors.joining())
                + "</ul></li>";
    }

    private static String containers(List<String> names, String none) {
        return names.isEmpty() ? none : escaped(String.join("; ", names));
    }

    private static String disabled(List<String> rules) {
        return rules.isEmpty()
                ? "<li>All standard rules are on</li>"
                : "<li>Standard rules that stay disabled: " + escaped(String.join(", ", rules)) + "</li>";
    }

    private static String rules(List<RuleDocument> custom) {
        if (custom.isEmpty()) {
            return "<li>No custom rules</li>";
        }
        String more = custom.size() > MOST_RULES ? "<li>… and " + (custom.size() - MOST_RULES) + " more</li>" : "";
        return "<li>Custom rules: " + custom.size() + "<ul>"
                + custom.stream().limit(MOST_RULES).map(SettingsInWords::rule).collect(Collectors.joining()) + more
                + "</ul></li>";
    }

    private static String rule(RuleDocument rule) {
        String scope = rule.scope().stream()
                .map(group -> group.conditions().stream()
                        .map(c -> c.attribute() + " " + c.operator() + (c.value() == null ? "" : " " + c.value()))
                        .collect(Collectors.joining(" and ")))
                .collect(Collectors.joining(", or "));
        String flows = rule.flows().stream()
                .map(f -> f.target() + " from " + f.source())
                .collect(Collectors.joining("; "));
        return "<li>" + escaped(rule.name()) + " ("
                + rule.direction().name().toLowerCase(Locale.ROOT) + ", precedence " + rule.precedence()
                + "), for " + (scope.isEmpty() ? "all objects" : escaped("objects with " + scope)) + ": "
                + (flows.isEmpty() ? "no flows" : escaped(flows)) + "</li>";
    }
}
