package io.isthmus.analyzer.report;

import static io.isthmus.analyzer.report.HtmlText.escaped;

import io.isthmus.analyzer.report.ExportFacts.ConnectorFacts;
import io.isthmus.analyzer.report.ExportFacts.GlobalFacts;
import io.isthmus.analyzer.report.ExportFacts.MetaverseFacts;
import io.isthmus.analyzer.report.ExportFacts.PartitionFacts;
import io.isthmus.analyzer.report.ExportFacts.RuleFacts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Everything that was read, as tables. What the format cannot express is called unknown. */
final class FactsSection {

    private static final String CUSTOM = "CUSTOM";
    private static final String ACTIVE_DIRECTORY = "ACTIVE_DIRECTORY";

    private FactsSection() {}

    static String of(ExportFacts facts) {
        if (facts == null) {
            return "";
        }
        StringBuilder html = new StringBuilder("<h2>What the export says</h2>\n");
        facts.connectors().forEach(c -> connector(c, html));
        metaverse(facts.metaverse(), html);
        globals(facts, html);
        rules(facts.rules(), html);
        return html.toString();
    }

    private static void connector(ConnectorFacts c, StringBuilder html) {
        html.append("<h3>Connector ").append(escaped(c.name())).append("</h3>\n<table class=\"facts\">");
        row(
                "Kind",
                c.kind() + " (category " + c.category() + (c.subtype() == null ? "" : ", " + c.subtype()) + ")",
                html);
        row("Version of its library", c.assemblyVersion(), html);
        boolean active = c.kind().equals(ACTIVE_DIRECTORY);
        if (active) {
            row("Forest", c.forest(), html);
        }
        row("Account", c.account(), html);
        row(
                "Attributes selected",
                c.attributesSelected() == null ? null : c.attributesSelected().size(),
                html);
        if (active) {
            row("Needed attributes removed", list(c.attributesRemoved()), html);
        }
        row(
                "Declared filters",
                c.declaredFilters() == null
                        ? null
                        : list(c.declaredFilters().stream()
                                .map(f -> f.objectType() + ": " + String.join(" or ", f.conditions()))
                                .toList()),
                html);
        row("Scripted", list(c.scripted()), html);
        row("Flows", counts(c.flows()), html);
        row("Flows that are not direct", list(c.otherFlows()), html);
        row("Extension DLLs", list(c.extensions()), html);
        row(
                "Run profiles",
                c.runProfiles() == null
                        ? null
                        : list(c.runProfiles().stream()
                                .map(p -> p.name() + " (" + String.join(", ", p.steps()) + ")")
                                .toList()),
                html);
        if (active) {
            row("Password hash synchronization", yesNo(c.passwordHashSync()), html);
        }
        row("Group filter", c.groupFilter() == null && c.flows() != null ? "none" : c.groupFilter(), html);
        row("Containers created on the way", c.provisioningHierarchy(), html);
        html.append("</table>\n");
        partitions(c.partitions(), html);
    }

    private static void partitions(List<PartitionFacts> partitions, StringBuilder html) {
        if (partitions.isEmpty()) {
            return;
        }
        html.append("<table><tr><th>Partition</th><th>Selected</th><th>Domain</th><th>Included</th><th>Excluded</th>"
                + "<th>Object types</th></tr>\n");
        partitions.forEach(p -> html.append("<tr><td>")
                .append(escaped(p.dn()))
                .append(cell(yesNo(p.selected())))
                .append(cell(yesNo(p.domain())))
                .append(cell(list(p.inclusions())))
                .append(cell(list(p.exclusions())))
                .append(cell(list(p.objectTypes())))
                .append("</td></tr>\n"));
        html.append("</table>\n");
    }

    private static void metaverse(MetaverseFacts metaverse, StringBuilder html) {
        if (metaverse == null) {
            return;
        }
        html.append("<h3>Metaverse</h3>\n<table class=\"facts\">");
        row("Provisioning", metaverse.provisioning(), html);
        row("Import flows", counts(metaverse.flows()), html);
        row("Import flows that are not direct", list(metaverse.otherFlows()), html);
        row("Scripted", list(metaverse.scripted()), html);
        row("Extension DLLs", list(metaverse.extensions()), html);
        row("Password change notification", yesNo(metaverse.passwordChangeSync()), html);
        html.append("</table>\n");
    }

    private static void globals(ExportFacts facts, StringBuilder html) {
        html.append("<h3>Settings</h3>\n<table class=\"facts\">");
        row("Password hash synchronization", yesNo(facts.passwordHashSync()), html);
        row(
                "Database",
                facts.database() == null
                        ? null
                        : facts.database().server() + ", instance "
                                + facts.database().instance() + ", database "
                                + facts.database().name(),
                html);
        GlobalFacts g = facts.globals();
        if (g == null) {
            html.append(
                    "</table>\n<p>This format has no global settings: anchor, alternate ID, hybrid Exchange, write-backs,"
                            + " staging mode and thresholds are unknown.</p>\n");
            return;
        }
        row("Source anchor", g.anchorAttribute(), html);
        row("Sign-in name from", g.signInAttribute(), html);
        row("Alternate ID", g.alternateId() == null ? "none" : g.alternateId(), html);
        row("Sign-on method", g.signOnMethod(), html);
        row("Exchange hybrid", yesNo(g.exchangeHybrid()), html);
        row("Group write-back", yesNo(g.groupWriteBack()), html);
        row("Device write-back", yesNo(g.deviceWriteBack()), html);
        row("User write-back", yesNo(g.userWriteBack()), html);
        row("Password write-back", yesNo(g.passwordWriteBack()), html);
        row("Directory extensions", yesNo(g.directoryExtensions()), html);
        row("Attribute filtering of applications", yesNo(g.attributeFiltering()), html);
        row("Attributes excluded", list(g.attributesExcluded()), html);
        row("Staging mode", yesNo(g.stagingMode()), html);
        row("Deletion threshold", yesNo(g.deletionThresholdOn()), html);
        row("Deletions that it stops at", g.deletionThreshold(), html);
        row("Time between runs", g.interval() == null ? null : Durations.inWords(g.interval()), html);
        row("Schedule", yesNo(g.scheduleOn()), html);
        row("Automatic upgrade", g.automaticUpgrade(), html);
        html.append("</table>\n");
    }

    /** Standard rules as a number; those that somebody touched by name. */
    private static void rules(List<RuleFacts> rules, StringBuilder html) {
        html.append("<h3>Synchronization rules</h3>\n");
        if (rules == null) {
            html.append("<p>This format has no synchronization rules; its flows are listed with the connectors.</p>\n");
            return;
        }
        html.append("<p>")
                .append(escaped(counts(rules.stream()
                        .collect(Collectors.groupingBy(RuleFacts::state, TreeMap::new, Collectors.counting())))))
                .append("; disabled: ")
                .append(rules.stream().filter(RuleFacts::disabled).count())
                .append("</p>\n");
        List<RuleFacts> touched = rules.stream()
                .filter(r ->
                        r.disabled() || r.state().equals(CUSTOM) || r.state().equals("STANDARD_CHANGED"))
                .toList();
        if (touched.isEmpty()) {
            return;
        }
        html.append("<table><tr><th>Rule</th><th>State</th><th>Disabled</th><th>Direction</th><th>Types</th>"
                + "<th>Precedence</th><th>Scope</th><th>Flows</th></tr>\n");
        touched.forEach(r -> html.append("<tr><td>")
                .append(escaped(r.name()))
                .append(cell(words(r.state())))
                .append(cell(yesNo(r.disabled())))
                .append(cell(r.direction()))
                .append(cell(r.sourceType() + " to " + r.targetType()))
                .append(cell(r.precedence()))
                .append(cell(r.scope().isEmpty() ? "everything" : String.join("; or ", r.scope())))
                .append(cell(list(r.flows())))
                .append("</td></tr>\n"));
        html.append("</table>\n");
    }

    private static void row(String name, Object value, StringBuilder html) {
        html.append("<tr><th>")
                .append(escaped(name))
                .append("</th><td>")
                .append(escaped(value))
                .append("</td></tr>\n");
    }

    private static String cell(Object value) {
        return "</td><td>" + escaped(value);
    }

    private static String yesNo(Boolean known) {
        return known == null ? null : known ? "yes" : "no";
    }

    private static String list(List<String> known) {
        return known == null ? null : known.isEmpty() ? "none" : String.join("; ", known);
    }

    private static String counts(Map<String, Long> known) {
        if (known == null) {
            return null;
        }
        return known.isEmpty()
                ? "none"
                : known.entrySet().stream()
                        .map(e -> e.getValue() + " " + words(e.getKey()))
                        .collect(Collectors.joining(", "));
    }

    private static String words(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
