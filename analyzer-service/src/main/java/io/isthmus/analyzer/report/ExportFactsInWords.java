package io.isthmus.analyzer.report;

import static io.isthmus.analyzer.report.Words.counts;
import static io.isthmus.analyzer.report.Words.known;
import static io.isthmus.analyzer.report.Words.list;
import static io.isthmus.analyzer.report.Words.yesNo;

import io.isthmus.analyzer.inventory.ExportFacts;
import io.isthmus.analyzer.inventory.ExportFacts.ConnectorFacts;
import io.isthmus.analyzer.inventory.ExportFacts.DatabaseFacts;
import io.isthmus.analyzer.inventory.ExportFacts.GlobalFacts;
import io.isthmus.analyzer.inventory.ExportFacts.MetaverseFacts;
import io.isthmus.analyzer.inventory.ExportFacts.PartitionFacts;
import io.isthmus.analyzer.inventory.ExportFacts.RuleFacts;
import io.isthmus.analyzer.report.ReportPage.Row;
import io.isthmus.analyzer.report.ReportPage.Section;
import io.isthmus.analyzer.report.ReportPage.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that was read, as tables. What the format cannot express is called unknown. */
final class ExportFactsInWords {

    private static final String ACTIVE_DIRECTORY = "ACTIVE_DIRECTORY";

    private ExportFactsInWords() {}

    static List<Section> of(@Nullable ExportFacts facts) {
        if (facts == null) {
            return List.of();
        }
        List<Section> sections = new ArrayList<>();
        facts.connectors().forEach(c -> sections.add(connector(c)));
        if (facts.metaverse() != null) {
            sections.add(metaverse(facts.metaverse()));
        }
        sections.add(globals(facts));
        sections.add(rules(facts.rules()));
        return sections;
    }

    private static Section connector(ConnectorFacts c) {
        boolean active = c.kind().equals(ACTIVE_DIRECTORY);
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Kind", kind(c)));
        rows.add(new Row("Version of its library", known(c.configuration().assemblyVersion())));
        if (active) {
            rows.add(new Row("Forest", known(c.forest())));
        }
        rows.add(new Row("Account", known(c.configuration().account())));
        rows.add(new Row(
                "Attributes selected",
                known(
                        c.configuration().attributesSelected() == null
                                ? null
                                : c.configuration().attributesSelected().size())));
        if (active) {
            rows.add(new Row("Needed attributes removed", list(c.configuration().attributesRemoved())));
        }
        rows.add(new Row("Declared filters", list(filters(c))));
        rows.add(new Row("Scripted", list(c.program().scripted())));
        rows.add(new Row("Flows", counts(c.configuration().attributeFlows().flows())));
        rows.add(new Row(
                "Flows that are not direct",
                list(c.configuration().attributeFlows().otherFlows())));
        rows.add(new Row("Extension DLLs", list(c.configuration().extensions())));
        rows.add(new Row("Run profiles", list(runProfiles(c))));
        if (active) {
            rows.add(new Row(
                    "Password hash synchronization", yesNo(c.configuration().passwordHashSync())));
        }
        rows.add(new Row(
                "Group filter",
                c.configuration().groupFilter() == null
                                && c.configuration().attributeFlows().flows() != null
                        ? "none"
                        : known(c.configuration().groupFilter())));
        rows.add(new Row("Containers created as needed", known(c.configuration().provisioningHierarchy())));
        return new Section("Connector " + known(c.name()), rows, partitions(c.partitions()), "");
    }

    private static String kind(ConnectorFacts c) {
        return c.kind() + " (category " + c.category()
                + (c.configuration().subtype() == null
                        ? ""
                        : ", " + c.configuration().subtype()) + ")";
    }

    private static @Nullable List<String> filters(ConnectorFacts c) {
        return c.configuration().declaredFilters() == null
                ? null
                : c.configuration().declaredFilters().stream()
                        .map(f -> f.objectType() + ": " + String.join(" or ", f.conditions()))
                        .toList();
    }

    private static @Nullable List<String> runProfiles(ConnectorFacts c) {
        return c.program().runProfiles() == null
                ? null
                : c.program().runProfiles().stream()
                        .map(p -> p.name() + " (" + String.join(", ", p.steps()) + ")")
                        .toList();
    }

    private static List<Table> partitions(List<PartitionFacts> partitions) {
        return partitions.isEmpty()
                ? List.of()
                : List.of(new Table(
                        List.of("Partition", "Selected", "Domain", "Included", "Excluded", "Object types"),
                        partitions.stream()
                                .map(p -> List.of(
                                        known(p.dn()),
                                        yesNo(p.selected()),
                                        yesNo(p.domain()),
                                        list(p.inclusions()),
                                        list(p.exclusions()),
                                        list(p.objectTypes())))
                                .toList()));
    }

    private static Section metaverse(MetaverseFacts metaverse) {
        return new Section(
                "Metaverse",
                List.of(
                        new Row("Provisioning", known(metaverse.provisioning())),
                        new Row(
                                "Import flows",
                                counts(metaverse.attributeFlows().flows())),
                        new Row(
                                "Import flows that are not direct",
                                list(metaverse.attributeFlows().otherFlows())),
                        new Row("Scripted", list(metaverse.scripted())),
                        new Row("Extension DLLs", list(metaverse.extensions())),
                        new Row("Password change notification", yesNo(metaverse.passwordChangeSync()))),
                List.of(),
                "");
    }

    private static Section globals(ExportFacts facts) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Password hash synchronization", yesNo(facts.passwordHashSync())));
        rows.add(new Row("Database", database(facts.database())));
        if (facts.globals() == null) {
            return new Section(
                    "Settings",
                    rows,
                    List.of(),
                    "This format has no global settings: anchor, alternate ID, Exchange hybrid, write-backs,"
                            + " staging mode and thresholds are unknown.");
        }
        rows.addAll(globals(facts.globals()));
        return new Section("Settings", rows, List.of(), "");
    }

    private static String database(@Nullable DatabaseFacts database) {
        return database == null
                ? known(null)
                : database.server() + ", instance " + database.instance() + ", database " + database.name();
    }

    private static List<Row> globals(GlobalFacts g) {
        return List.of(
                new Row("Source anchor", known(g.signIn().anchorAttribute())),
                new Row("Sign-in name from", known(g.signIn().signInAttribute())),
                new Row(
                        "Alternate ID",
                        g.signIn().alternateId() == null ? "none" : g.signIn().alternateId()),
                new Row("Sign-on method", known(g.signIn().signOnMethod())),
                new Row("Exchange hybrid", yesNo(g.features().exchangeHybrid())),
                new Row("Group write-back", yesNo(g.features().groupWriteBack())),
                new Row("Device write-back", yesNo(g.features().deviceWriteBack())),
                new Row("User write-back", yesNo(g.features().userWriteBack())),
                new Row("Password write-back", yesNo(g.features().passwordWriteBack())),
                new Row("Directory extensions", yesNo(g.features().directoryExtensions())),
                new Row(
                        "Attribute filtering of applications",
                        yesNo(g.features().attributeFiltering())),
                new Row("Attributes excluded", list(g.features().attributesExcluded())),
                new Row("Staging mode", yesNo(g.operation().stagingMode())),
                new Row("Deletion threshold", yesNo(g.operation().deletionThresholdOn())),
                new Row("Deletions that it stops at", known(g.operation().deletionThreshold())),
                new Row(
                        "Time between runs",
                        g.operation().interval() == null
                                ? known(null)
                                : Words.duration(g.operation().interval())),
                new Row("Schedule", yesNo(g.operation().scheduleOn())),
                new Row("Automatic upgrade", known(g.operation().automaticUpgrade())));
    }

    /** Standard rules as a number; those that somebody touched by name. */
    private static Section rules(@Nullable List<RuleFacts> rules) {
        if (rules == null) {
            return remark("This format has no synchronization rules; its flows are listed with the connectors.");
        }
        String states = counts(
                rules.stream().collect(Collectors.groupingBy(RuleFacts::state, TreeMap::new, Collectors.counting())));
        List<RuleFacts> touched =
                rules.stream().filter(ExportFactsInWords::touched).toList();
        return new Section(
                "Synchronization rules",
                List.of(
                        new Row("Rules", states),
                        new Row(
                                "Disabled",
                                known(rules.stream().filter(RuleFacts::disabled).count()))),
                touched.isEmpty() ? List.of() : List.of(table(touched)),
                "");
    }

    private static Section remark(String text) {
        return new Section("Synchronization rules", List.of(), List.of(), text);
    }

    private static boolean touched(RuleFacts rule) {
        return rule.disabled() || rule.state().equals("CUSTOM") || rule.state().equals("STANDARD_CHANGED");
    }

    private static Table table(List<RuleFacts> rules) {
        return new Table(
                List.of("Rule", "State", "Disabled", "Direction", "Types", "Precedence", "Scope", "Flows"),
                rules.stream()
                        .map(r -> List.of(
                                known(r.name()),
                                Words.lower(r.state()),
                                yesNo(r.disabled()),
                                known(r.direction()),
                                r.sourceType() + " to " + r.targetType(),
                                known(r.precedence()),
                                r.scope().isEmpty() ? "everything" : String.join("; or ", r.scope()),
                                list(r.flows())))
                        .toList());
    }
}
