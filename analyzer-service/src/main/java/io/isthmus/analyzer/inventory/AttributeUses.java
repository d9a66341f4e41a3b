package io.isthmus.analyzer.inventory;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.ConnectorConfiguration;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.LegacyFlow;
import io.isthmus.analyzer.facts.LegacyFlows;
import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.inventory.AttributeUse.Judgement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The attributes of one connector and what each is for. */
final class AttributeUses {

    /** Names of users of one attribute; more would be no reading matter. */
    private static final int MOST = 200;

    private static final String FIM_FLOW = MarkedWord.of("flow-of") + " ";

    /** Every object has it, selected or not. */
    private static final String NAME = "dn";

    /** Who uses one attribute, and how. */
    private static final class Users {
        private final TreeSet<String> readers = new TreeSet<>();
        private final TreeSet<String> writers = new TreeSet<>();
        private final TreeSet<String> filters = new TreeSet<>();
        private final TreeSet<String> joins = new TreeSet<>();
        private boolean selected;

        AttributeUse of(String attribute) {
            boolean used = Stream.of(readers, writers, filters, joins).anyMatch(set -> !set.isEmpty());
            return new AttributeUse(
                    attribute,
                    selected,
                    shown(readers),
                    shown(writers),
                    shown(filters),
                    shown(joins),
                    !selected ? Judgement.NOT_SELECTED : used ? Judgement.USED : Judgement.UNUSED);
        }

        private static List<String> shown(TreeSet<String> names) {
            return names.stream().limit(MOST).toList();
        }
    }

    private final Map<String, Users> users = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private AttributeUses() {}

    /** @return in alphabetical order; absent where the export does not list what is selected */
    static @Nullable List<AttributeUse> of(Connector connector, LegacyExport export) {
        List<String> selected = connector
                .configuration()
                .map(ConnectorConfiguration::attributes)
                .orElse(null);
        if (selected == null) {
            return null;
        }
        AttributeUses uses = new AttributeUses();
        selected.forEach(attribute -> uses.of(attribute).selected = true);
        if (export.rules() != null) {
            export.rules().stream()
                    .filter(rule -> !rule.disabled() && Objects.equals(rule.connector(), connector.id()))
                    .forEach(uses::rule);
        }
        uses.flows(connector, export);
        return uses.users.entrySet().stream()
                .filter(e -> !e.getKey().equalsIgnoreCase(NAME))
                .map(e -> e.getValue().of(e.getKey()))
                .toList();
    }

    private Users of(@Nullable String attribute) {
        return users.computeIfAbsent(attribute == null ? "?" : attribute, name -> new Users());
    }

    private void rule(SyncRule rule) {
        String name = String.valueOf(rule.name());
        boolean inbound = RuleWords.inbound(rule);
        rule.joins().stream()
                .flatMap(List::stream)
                .forEach(join -> of(join.connectorAttribute()).joins.add(name));
        if (inbound) {
            rule.scope().stream()
                    .flatMap(List::stream)
                    .forEach(scope -> of(scope.attribute()).filters.add(name));
        }
        for (FlowLine line : RuleWords.lines(rule)) {
            if (inbound) {
                line.reads().forEach(attribute -> of(attribute).readers.add(name));
            } else {
                of(line.target()).writers.add(name);
            }
        }
    }

    private void flows(Connector connector, LegacyExport export) {
        connector.configuration().map(ConnectorConfiguration::flows).map(LegacyFlows::first).orElse(List.of()).stream()
                .filter(flow -> flow.target() != null)
                .forEach(flow -> of(flow.target()).writers.add(FIM_FLOW + String.join(", ", flow.sources())));
        List<LegacyFlow> imports = export.metaverse() == null
                ? List.of()
                : export.metaverse().flows().first();
        imports.stream()
                .filter(flow -> Objects.equals(flow.connector(), connector.id()))
                .forEach(flow -> flow.sources()
                        .forEach(attribute -> of(attribute).readers.add(FIM_FLOW + flow.target())));
        connector.filters().stream()
                .flatMap(
                        set -> set.alternatives().stream().flatMap(List::stream).map(c -> Map.entry(set, c)))
                .forEach(e -> of(e.getValue().attribute())
                        .filters
                        .add(MarkedWord.of("filter-for") + " " + e.getKey().objectType()));
    }
}
