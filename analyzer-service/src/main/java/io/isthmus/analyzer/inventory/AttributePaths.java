package io.isthmus.analyzer.inventory;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.LegacyFlow;
import io.isthmus.analyzer.facts.LegacyFlows;
import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.inventory.AttributePath.Judgement;
import io.isthmus.analyzer.inventory.AttributePath.Station;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Follows every attribute of the metaverse from where it comes to where it goes. */
final class AttributePaths {

    /** The winner first; what has no precedence keeps its order behind. */
    private static final Comparator<Station> WINNER_FIRST =
            Comparator.comparing(Station::precedence, Comparator.nullsLast(Comparator.naturalOrder()));

    private static final class Ways {
        private final @Nullable String type;
        private final String attribute;
        private final List<Station> arrives = new ArrayList<>();
        private final List<Station> leaves = new ArrayList<>();
        private final TreeSet<String> askers = new TreeSet<>();

        private Ways(@Nullable String type, String attribute) {
            this.type = type;
            this.attribute = attribute;
        }

        AttributePath path() {
            List<Station> arriving = arrives.stream().sorted(WINNER_FIRST).toList();
            List<Station> leaving = leaves.stream().sorted(WINNER_FIRST).toList();
            return new AttributePath(
                    type, attribute, arriving, leaving, List.copyOf(askers), judgement(arriving, leaving));
        }

        private Judgement judgement(List<Station> arriving, List<Station> leaving) {
            if (arriving.isEmpty()) {
                return Judgement.NEVER_FILLED;
            }
            if (contested(arriving)) {
                return Judgement.CONTESTED;
            }
            if (!leaving.isEmpty()) {
                return Judgement.COMPLETE;
            }
            return askers.isEmpty() ? Judgement.GOES_NOWHERE : Judgement.DECIDES;
        }

        private static boolean contested(List<Station> arriving) {
            Set<List<Object>> seen = new HashSet<>();
            return arriving.stream()
                    .filter(s -> s.precedence() != null && s.type() != null && s.connector() != null)
                    .anyMatch(s -> !seen.add(List.of(
                            Objects.requireNonNull(s.connector()),
                            Objects.requireNonNull(s.type()),
                            Objects.requireNonNull(s.precedence()))));
        }
    }

    private final Map<String, Ways> ways = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> connectorNames = new HashMap<>();

    private AttributePaths(LegacyExport export) {
        for (Connector connector : export.connectors()) {
            if (connector.id() != null && connector.name() != null) {
                connectorNames.put(connector.id(), connector.name());
            }
        }
    }

    /** @return by type and attribute, in alphabetical order */
    static List<AttributePath> of(LegacyExport export) {
        AttributePaths paths = new AttributePaths(export);
        if (export.rules() != null) {
            export.rules().stream().filter(rule -> !rule.disabled()).forEach(paths::rule);
        }
        if (export.metaverse() != null) {
            paths.imports(export.metaverse().flows());
        }
        export.connectors()
                .forEach(connector ->
                        connector.configuration().ifPresent(told -> paths.exports(connector, told.flows())));
        return paths.ways.values().stream().map(Ways::path).toList();
    }

    private Ways way(@Nullable String type, @Nullable String attribute) {
        String name = attribute == null ? "?" : attribute;
        return ways.computeIfAbsent(type + "\n" + name, key -> new Ways(type, name));
    }

    private void rule(SyncRule rule) {
        boolean inbound = RuleWords.inbound(rule);
        asked(rule, inbound);
        for (FlowLine line : RuleWords.lines(rule)) {
            if (inbound) {
                String reads = line.reads().isEmpty() ? null : String.join(", ", line.reads());
                way(rule.targetType(), line.target()).arrives.add(station(rule, rule.sourceType(), reads, line));
            } else {
                line.reads()
                        .forEach(attribute -> way(rule.sourceType(), attribute)
                                .leaves
                                .add(station(rule, rule.targetType(), line.target(), line)));
            }
        }
    }

    /** A scope towards the target, and any join, asks for what the metaverse holds. */
    private void asked(SyncRule rule, boolean inbound) {
        String type = inbound ? rule.targetType() : rule.sourceType();
        rule.joins().stream()
                .flatMap(List::stream)
                .filter(join -> join.metaverseAttribute() != null)
                .forEach(join -> way(type, join.metaverseAttribute()).askers.add(String.valueOf(rule.name())));
        if (!inbound) {
            rule.scope().stream()
                    .flatMap(List::stream)
                    .filter(scope -> scope.attribute() != null)
                    .forEach(scope -> way(type, scope.attribute()).askers.add(String.valueOf(rule.name())));
        }
    }

    private Station station(SyncRule rule, @Nullable String type, @Nullable String attribute, FlowLine line) {
        return new Station(
                connectorNames.getOrDefault(String.valueOf(rule.connector()), rule.connector()),
                type,
                attribute,
                line.how(),
                line.how() == FlowLine.How.DIRECT ? null : line.source(),
                rule.name(),
                rule.precedence(),
                line.once());
    }

    private void imports(LegacyFlows flows) {
        for (LegacyFlow flow : flows.first()) {
            String name = connectorNames.getOrDefault(String.valueOf(flow.connector()), flow.connector());
            String reads = flow.sources().isEmpty() ? null : String.join(", ", flow.sources());
            way(flow.metaverseType(), flow.target()).arrives.add(station(flow, name, reads));
        }
    }

    private void exports(Connector connector, LegacyFlows flows) {
        for (LegacyFlow flow : flows.first()) {
            flow.sources()
                    .forEach(attribute -> way(flow.metaverseType(), attribute)
                            .leaves
                            .add(station(flow, connector.name(), flow.target())));
        }
    }

    private static Station station(LegacyFlow flow, @Nullable String connector, @Nullable String attribute) {
        return new Station(
                connector,
                flow.connectorType(),
                attribute,
                RuleWords.how(flow.kind()),
                flow.value() == null ? null : RuleWords.cut(flow.value().shown()),
                null,
                null,
                flow.initialOnly());
    }
}
