package io.isthmus.analyzer.report;

import io.isthmus.analyzer.inventory.ExportFacts;
import io.isthmus.analyzer.inventory.ExportFacts.ConnectorFacts;
import io.isthmus.analyzer.inventory.FlowLine;
import io.isthmus.analyzer.inventory.RuleFacts;
import io.isthmus.analyzer.report.Section.Line;
import io.isthmus.analyzer.report.Section.Mark;
import io.isthmus.analyzer.report.Section.Row;
import io.isthmus.analyzer.report.Section.Table;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.analysis.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every rule in full: what it does in sentences and as a table, and what becomes of it. Those that somebody made come first. */
final class RuleSections {

    private static final Comparator<RuleFacts> ORDER = Comparator.comparing((RuleFacts rule) -> place(rule.state()))
            .thenComparing(RuleFacts::precedence, Comparator.nullsLast(Comparator.naturalOrder()));

    private final ReportWords words;
    private final Map<String, String> connectors = new HashMap<>();

    RuleSections(ReportWords words, List<ConnectorFacts> known) {
        this.words = words;
        known.forEach(c -> connectors.put(String.valueOf(c.id()), words.known(c.name())));
    }

    private static int place(String state) {
        return switch (state) {
            case "CUSTOM" -> 0;
            case "STANDARD_CHANGED" -> 1;
            case "STANDARD_NOT_COMPARED" -> 2;
            default -> 3;
        };
    }

    /** @return the overview first */
    List<Chapter> of(ExportFacts facts, AnalysisResult analysis) {
        List<RuleFacts> rules = facts.rules();
        if (rules == null) {
            return List.of(Chapter.of(
                    new Section("rules", words.say("rules.title"), words.say("rules.absent"), List.of(), List.of())));
        }
        List<RuleFacts> ordered = rules.stream().sorted(ORDER).toList();
        WhatIsSaid said = WhatIsSaid.in(analysis);
        List<RuleFate> fates =
                ordered.stream().map(rule -> RuleFate.of(rule, said)).toList();
        List<Chapter> chapters = new ArrayList<>();
        chapters.add(new Chapter("rules", words.say("rules.title"), () -> overview(ordered, fates)));
        for (int i = 0; i < ordered.size(); i++) {
            chapters.add(chapter(ordered.get(i), fates.get(i), i + 1));
        }
        return chapters;
    }

    private Chapter chapter(RuleFacts rule, RuleFate fate, int number) {
        String anchor = "rule-" + number;
        String title = words.say("rule.title", words.known(rule.precedence()), words.known(rule.name()));
        return new Chapter(anchor, title, () -> section(rule, fate, anchor, title));
    }

    private Section overview(List<RuleFacts> rules, List<RuleFate> fates) {
        Map<String, Long> states =
                rules.stream().collect(Collectors.groupingBy(RuleFacts::state, TreeMap::new, Collectors.counting()));
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            RuleFacts rule = rules.get(i);
            lines.add(Line.of(
                    mark(fates.get(i)),
                    words.known(rule.precedence()),
                    words.known(rule.name()),
                    words.code("direction", direction(rule)),
                    connector(rule),
                    words.say("rule.types", words.known(rule.sourceType()), words.known(rule.targetType())),
                    words.code("state", rule.state()),
                    words.code("fate", fates.get(i).code().name())));
        }
        return new Section(
                "rules",
                words.say("rules.title"),
                "",
                List.of(
                        new Row(words.say("rules.states"), words.counts("state", states)),
                        new Row(
                                words.say("rules.disabled"),
                                String.valueOf(rules.stream()
                                        .filter(RuleFacts::disabled)
                                        .count()))),
                rules.isEmpty()
                        ? List.of()
                        : List.of(new Table(
                                "",
                                columns("precedence", "rule", "direction", "connector", "types", "state", "fate"),
                                lines)));
    }

    private static Mark mark(RuleFate fate) {
        return switch (fate.code()) {
            case STANDARD, CARRIED_OVER -> Mark.PLAIN;
            case STAYS_DISABLED, NOT_COMPARED -> Mark.IDLE;
            case DISABLED, CHANGE_LOST, LOST -> Mark.ATTENTION;
        };
    }

    private Section section(RuleFacts rule, RuleFate fate, String anchor, String title) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(words.say("column.fate"), fate(fate)));
        if (!fate.findings().isEmpty()) {
            rows.add(new Row(
                    words.say("findings"),
                    fate.findings().stream().map(Finding::message).distinct().collect(Collectors.joining("\n"))));
        }
        rows.add(new Row(words.say("column.state"), words.code("state", rule.state())));
        rows.add(new Row(words.say("rule.tag"), words.known(rule.tag())));
        rows.add(new Row(words.say("rule.disabled"), words.yesNo(rule.disabled())));
        rows.add(new Row(words.say("rule.password"), words.yesNo(rule.passwordSync())));
        rows.add(new Row(words.say("rule.soft-delete"), words.known(rule.softDelete())));
        rows.add(new Row(
                words.say("rule.place"), words.known(words.place(rule.origin().evidence()))));
        return new Section(anchor, title, new RuleSentences(words).of(rule, connector(rule)), rows, tables(rule));
    }

    private String fate(RuleFate fate) {
        String said = words.code("fate", fate.code().name());
        return fate.reason() == null
                ? said
                : words.say("fate.because", said, fate.reason().reason());
    }

    private List<Table> tables(RuleFacts rule) {
        List<Table> tables = new ArrayList<>();
        alternatives("rule.scope", "condition", rule.text().scope(), tables);
        alternatives("rule.joins", "join", rule.text().joins(), tables);
        List<FlowLine> lines = rule.text().mappings();
        if (lines != null && !lines.isEmpty()) {
            tables.add(new Table(
                    words.say("rule.flows"),
                    columns("target", "how", "source", "merge", "once"),
                    lines.stream().map(this::flow).toList()));
        }
        return tables;
    }

    private void alternatives(String title, String column, List<String> alternatives, List<Table> tables) {
        if (alternatives.isEmpty()) {
            return;
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < alternatives.size(); i++) {
            lines.add(Line.of(String.valueOf(i + 1), alternatives.get(i)));
        }
        tables.add(new Table(words.say(title), columns("number", column), lines));
    }

    private Line flow(FlowLine line) {
        return Line.of(
                words.known(line.target()),
                words.code("how", line.how().name()),
                words.known(line.source()),
                line.merge() == null ? words.say("merge.default") : line.merge(),
                words.yesNo(line.once()));
    }

    private String connector(RuleFacts rule) {
        return connectors.getOrDefault(String.valueOf(rule.connector()), words.known(rule.connector()));
    }

    static @Nullable String direction(RuleFacts rule) {
        return rule.direction() == null ? null : rule.direction().toUpperCase(Locale.ROOT);
    }

    private List<String> columns(String... names) {
        return List.of(names).stream().map(name -> words.say("column." + name)).toList();
    }
}
