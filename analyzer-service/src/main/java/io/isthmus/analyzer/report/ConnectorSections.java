package io.isthmus.analyzer.report;

import io.isthmus.analyzer.inventory.AttributeUse;
import io.isthmus.analyzer.inventory.AttributeUse.Judgement;
import io.isthmus.analyzer.inventory.ExportFacts.ConfigurationFacts;
import io.isthmus.analyzer.inventory.ExportFacts.ConnectorFacts;
import io.isthmus.analyzer.inventory.ExportFacts.PartitionFacts;
import io.isthmus.analyzer.inventory.ExportFacts.RunProfileFacts;
import io.isthmus.analyzer.inventory.ExportFacts.RunStepFacts;
import io.isthmus.analyzer.report.Section.Line;
import io.isthmus.analyzer.report.Section.Mark;
import io.isthmus.analyzer.report.Section.Row;
import io.isthmus.analyzer.report.Section.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connector as a section: its settings, partitions, attributes by name and use, run profiles with their limits. */
final class ConnectorSections {

    private static final String ACTIVE_DIRECTORY = "ACTIVE_DIRECTORY";

    private final ReportWords words;

    ConnectorSections(ReportWords words) {
        this.words = words;
    }

    List<Chapter> of(List<ConnectorFacts> connectors) {
        List<Chapter> chapters = new ArrayList<>();
        for (ConnectorFacts connector : connectors) {
            String anchor = "connector-" + (chapters.size() + 1);
            String title = words.say("connector.title", words.known(connector.name()));
            chapters.add(new Chapter(anchor, title, () -> section(connector, anchor, title)));
        }
        return chapters;
    }

    private Section section(ConnectorFacts connector, String anchor, String title) {
        List<Table> tables = new ArrayList<>();
        partitions(connector.partitions(), tables);
        runProfiles(connector.program().runProfiles(), tables);
        attributes(connector.configuration().attributeUses(), tables);
        return new Section(anchor, title, remark(connector.configuration()), rows(connector), tables);
    }

    /** How many attributes there are, and how many of them do nothing. */
    private String remark(ConfigurationFacts configuration) {
        List<AttributeUse> uses = configuration.attributeUses();
        return uses == null
                ? ""
                : words.say(
                        "attributes.sentence",
                        count(uses, Judgement.USED) + count(uses, Judgement.UNUSED),
                        count(uses, Judgement.UNUSED),
                        count(uses, Judgement.NOT_SELECTED));
    }

    private static long count(List<AttributeUse> uses, Judgement judgement) {
        return uses.stream().filter(use -> use.judgement() == judgement).count();
    }

    private List<Row> rows(ConnectorFacts c) {
        ConfigurationFacts told = c.configuration();
        boolean active = c.kind().equals(ACTIVE_DIRECTORY);
        List<Row> rows = new ArrayList<>();
        add(rows, "connector.kind", kind(c));
        add(rows, "connector.version", words.known(told.assemblyVersion()));
        if (active) {
            add(rows, "connector.forest", words.known(c.forest()));
        }
        add(rows, "connector.account", words.known(told.account()));
        add(rows, "connector.options", told.options() == null ? words.say("unknown") : words.pairs(told.options()));
        add(
                rows,
                "connector.selected",
                words.known(
                        told.attributesSelected() == null
                                ? null
                                : told.attributesSelected().size()));
        if (active) {
            add(rows, "connector.removed", words.list(told.attributesRemoved()));
            add(rows, "connector.hashes", words.yesNo(told.passwordHashSync()));
        }
        add(rows, "connector.filters", words.lines(filters(told)));
        add(rows, "connector.scripted", words.lines(c.program().scripted()));
        add(rows, "connector.flows", words.counts("flows", told.attributeFlows().flows()));
        add(rows, "connector.other-flows", words.lines(told.attributeFlows().otherFlows()));
        add(rows, "connector.libraries", words.list(told.extensions()));
        add(
                rows,
                "connector.group",
                told.groupFilter() == null && told.attributeFlows().flows() != null
                        ? words.say("none")
                        : words.known(told.groupFilter()));
        add(rows, "connector.hierarchy", words.known(told.provisioningHierarchy()));
        return rows;
    }

    private void add(List<Row> rows, String name, String value) {
        rows.add(new Row(words.say(name), value));
    }

    private String kind(ConnectorFacts c) {
        String category = words.known(c.category());
        String subtype = c.configuration().subtype();
        return words.say(
                "connector.kind-of",
                words.code("connector", c.kind()),
                subtype == null ? category : category + ", " + subtype);
    }

    private @Nullable List<String> filters(ConfigurationFacts told) {
        return told.declaredFilters() == null
                ? null
                : told.declaredFilters().stream()
                        .map(f -> f.objectType() + ": " + String.join(" " + words.say("or") + " ", f.conditions()))
                        .toList();
    }

    private void partitions(List<PartitionFacts> partitions, List<Table> tables) {
        if (!partitions.isEmpty()) {
            tables.add(new Table(
                    words.say("partitions"),
                    columns("partition", "selected", "domain", "included", "excluded", "types"),
                    partitions.stream()
                            .map(p -> Line.of(
                                    words.known(p.dn()),
                                    words.yesNo(p.selected()),
                                    words.yesNo(p.domain()),
                                    words.lines(p.inclusions()),
                                    words.lines(p.exclusions()),
                                    words.list(p.objectTypes())))
                            .toList()));
        }
    }

    private void runProfiles(@Nullable List<RunProfileFacts> profiles, List<Table> tables) {
        if (profiles != null && !profiles.isEmpty()) {
            tables.add(new Table(
                    words.say("run-profiles"),
                    columns("profile", "step", "partition", "limits"),
                    profiles.stream()
                            .flatMap(p -> p.steps().stream().map(step -> step(p, step)))
                            .toList()));
        }
    }

    private Line step(RunProfileFacts profile, RunStepFacts step) {
        return Line.of(
                words.known(profile.name()),
                step.subtype() == null ? words.known(step.type()) : step.type() + " (" + step.subtype() + ")",
                words.known(step.partition()),
                words.pairs(step.limits()));
    }

    private void attributes(@Nullable List<AttributeUse> uses, List<Table> tables) {
        if (uses != null && !uses.isEmpty()) {
            tables.add(new Table(
                    words.say("attributes"),
                    columns("attribute", "use", "read-by", "written-by", "filtered-by", "joined-by"),
                    uses.stream().map(this::use).toList()));
        }
    }

    private Line use(AttributeUse use) {
        return Line.of(
                switch (use.judgement()) {
                    case USED -> Mark.PLAIN;
                    case UNUSED -> Mark.IDLE;
                    case NOT_SELECTED -> Mark.ATTENTION;
                },
                use.attribute(),
                words.code("use", use.judgement().name()),
                String.join("\n", use.readBy()),
                String.join("\n", use.writtenBy()),
                String.join("\n", use.filteredBy()),
                String.join("\n", use.joinedBy()));
    }

    private List<String> columns(String... names) {
        return List.of(names).stream().map(name -> words.say("column." + name)).toList();
    }
}
