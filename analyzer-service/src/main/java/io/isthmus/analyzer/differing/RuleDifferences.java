package io.isthmus.analyzer.differing;

import io.isthmus.analyzer.inventory.FlowLine;
import io.isthmus.analyzer.inventory.MarkedWord;
import io.isthmus.analyzer.inventory.RuleFacts;
import io.isthmus.contracts.analysis.ExportComparison.Area;
import io.isthmus.contracts.analysis.ExportComparison.Change;
import io.isthmus.contracts.analysis.ExportComparison.Weight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where the rules of two exports differ. A standard rule is the same by its tag without the version, any other by its name. */
final class RuleDifferences {

    private final Found found;
    private final Map<String, String> connectors;

    /** @param connectors names by ids, of both exports */
    RuleDifferences(Found found, Map<String, String> connectors) {
        this.found = found;
        this.connectors = connectors;
    }

    void of(List<RuleFacts> before, List<RuleFacts> after) {
        Pairs<RuleFacts> pairs = Pairs.of(before, after, rule -> place(rule) + rule.name() + ' ' + base(rule))
                .then(rule -> place(rule) + (rule.tag() == null ? rule.name() : base(rule)))
                .then(rule -> place(rule) + rule.name());
        pairs.before().forEach(gone -> there(gone, Change.REMOVED));
        pairs.after().forEach(come -> there(come, Change.ADDED));
        pairs.both().forEach(this::both);
        precedences(pairs.both());
    }

    private String place(RuleFacts rule) {
        return String.valueOf(rule.direction()).toLowerCase(Locale.ROOT) + ' ' + connector(rule) + ' ';
    }

    private String connector(RuleFacts rule) {
        return connectors.getOrDefault(String.valueOf(rule.connector()), String.valueOf(rule.connector()));
    }

    private static @Nullable String base(RuleFacts rule) {
        return rule.tag() == null
                ? null
                : rule.tag().replaceFirst("\\.\\d+$", "").toLowerCase(Locale.ROOT);
    }

    private void there(RuleFacts rule, Change change) {
        subject(rule).there(change, rule.disabled() ? Weight.NONE : Weight.EFFECT);
    }

    private Found.Subject subject(RuleFacts rule) {
        return found.of(Area.RULE, rule.name() + " (" + connector(rule) + ")");
    }

    private void both(Pairs.Pair<RuleFacts> pair) {
        RuleFacts before = pair.before();
        RuleFacts after = pair.after();
        Weight effect = before.disabled() && after.disabled() ? Weight.NONE : Weight.EFFECT;
        Found.Subject rule = subject(after);
        rule.value("name", Weight.NONE, before.name(), after.name());
        rule.optional(
                "tag", Objects.equals(base(before), base(after)) ? Weight.NONE : effect, before.tag(), after.tag());
        rule.value("disabled", Weight.EFFECT, before.disabled(), after.disabled());
        rule.value("source type", effect, before.sourceType(), after.sourceType());
        rule.value("target type", effect, before.targetType(), after.targetType());
        rule.value("link type", effect, before.linkType(), after.linkType());
        rule.optional("password synchronization", effect, before.passwordSync(), after.passwordSync());
        rule.optional("soft-delete interval", effect, before.softDelete(), after.softDelete());
        rule.members("scope", effect, before.text().scope(), after.text().scope());
        rule.optional("joins", effect, joins(before), joins(after));
        rule.entries(target -> effect, flows(before), flows(after));
    }

    /** Their order counts. */
    private static @Nullable String joins(RuleFacts rule) {
        return rule.text().joins().isEmpty()
                ? null
                : String.join(", " + MarkedWord.of("then") + " ", rule.text().joins());
    }

    /** Shape: {@code flow to department} to {@code Trim([department]) (Merge)}. */
    private static Map<String, String> flows(RuleFacts rule) {
        Map<String, String> flows = new TreeMap<>();
        rule.text().flows().forEach(flow -> {
            int arrow = flow.indexOf(" <- ");
            String target = MarkedWord.of("flow-to") + " " + (arrow < 0 ? flow : flow.substring(0, arrow));
            flows.merge(target, arrow < 0 ? "" : flow.substring(arrow + 4), (one, other) -> one + "; " + other);
        });
        return flows;
    }

    /** A number says nothing; that two rules which fill one attribute changed places says who wins. */
    private void precedences(List<Pairs.Pair<RuleFacts>> both) {
        Map<RuleFacts, List<String>> overtaken = overtaken(both);
        for (Pairs.Pair<RuleFacts> pair : both) {
            List<String> contested = overtaken.getOrDefault(pair.after(), List.of());
            boolean idle = pair.before().disabled() || pair.after().disabled();
            subject(pair.after())
                    .value(
                            contested.isEmpty()
                                    ? "precedence"
                                    : MarkedWord.of("precedence-for") + " " + String.join(", ", contested),
                            contested.isEmpty() || idle ? Weight.NONE : Weight.EFFECT,
                            pair.before().precedence(),
                            pair.after().precedence());
        }
    }

    /** Of each rule that changed places with another one: for which attributes of the metaverse or the target. */
    private Map<RuleFacts, List<String>> overtaken(List<Pairs.Pair<RuleFacts>> both) {
        Map<String, List<Pairs.Pair<RuleFacts>>> fillers = new TreeMap<>();
        for (Pairs.Pair<RuleFacts> pair : both) {
            if (pair.before().precedence() != null && pair.after().precedence() != null) {
                targets(pair.after())
                        .forEach(target -> fillers.computeIfAbsent(target, name -> new ArrayList<>())
                                .add(pair));
            }
        }
        Map<RuleFacts, List<String>> overtaken = new HashMap<>();
        fillers.forEach((target, pairs) -> {
            List<Pairs.Pair<RuleFacts>> earlier = pairs.stream()
                    .sorted(Comparator.comparing(
                            pair -> Objects.requireNonNull(pair.before().precedence())))
                    .toList();
            List<Pairs.Pair<RuleFacts>> later = pairs.stream()
                    .sorted(Comparator.comparing(
                            pair -> Objects.requireNonNull(pair.after().precedence())))
                    .toList();
            for (int i = 0; i < earlier.size(); i++) {
                if (earlier.get(i) != later.get(i)) {
                    overtaken
                            .computeIfAbsent(later.get(i).after(), rule -> new ArrayList<>())
                            .add(target.substring(target.lastIndexOf(' ') + 1));
                }
            }
        });
        return overtaken;
    }

    /** An attribute of the metaverse is filled by rules of every connector, one of a target by those towards it alone. */
    private List<String> targets(RuleFacts rule) {
        boolean inbound = "inbound".equalsIgnoreCase(rule.direction());
        String place = (inbound ? "" : place(rule)) + rule.targetType() + ' ';
        List<FlowLine> lines =
                rule.text().mappings() == null ? List.of() : rule.text().mappings();
        return lines.stream()
                .map(FlowLine::target)
                .filter(Objects::nonNull)
                .distinct()
                .map(target -> place + target)
                .toList();
    }
}
