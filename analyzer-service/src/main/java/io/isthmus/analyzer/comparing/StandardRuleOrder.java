package io.isthmus.analyzer.comparing;

import io.isthmus.analyzer.comparing.StandardRuleTable.Difference;
import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.words.Details;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which standard rules were given another precedence. Numbers shift with each forest and option, their order does not:
 *
 * <pre>
 * below 100, where custom rules are                          displaced
 * every known rule is there once, and the number is another  displaced
 * of the rules of one connector, out of the shipped order    displaced
 * </pre>
 */
final class StandardRuleOrder {

    private static final int FIRST_STANDARD = 100;

    private final Map<String, Integer> shipped;

    /** @param shipped precedence by tag with version */
    StandardRuleOrder(Map<String, Integer> shipped) {
        this.shipped = shipped;
    }

    /** What is wrong with the precedence, by rule. */
    Map<SyncRule, Difference> displaced(List<SyncRule> rules) {
        Map<SyncRule, Difference> displaced = new HashMap<>();
        List<SyncRule> numbered = rules.stream()
                .filter(rule -> !rule.custom() && rule.precedence() != null)
                .toList();
        List<SyncRule> known =
                numbered.stream().filter(rule -> of(rule).isPresent()).toList();
        if (wholeSet(known)) {
            known.stream()
                    .filter(rule -> !of(rule).equals(Optional.ofNullable(rule.precedence())))
                    .forEach(rule -> displaced.put(
                            rule, moved(RuleChange.PRECEDENCE, rule, Details.of("shipped", of(rule).orElseThrow()))));
        } else {
            known.stream()
                    .collect(Collectors.groupingBy(rule -> String.valueOf(rule.connector())))
                    .values()
                    .forEach(same -> outOfOrder(same)
                            .forEach(
                                    rule -> displaced.put(rule, moved(RuleChange.OUT_OF_ORDER, rule, Details.none()))));
        }
        numbered.stream()
                .filter(rule -> Objects.requireNonNull(rule.precedence()) < FIRST_STANDARD)
                .forEach(rule -> displaced.put(rule, moved(RuleChange.AMONG_CUSTOM, rule, Details.none())));
        return displaced;
    }

    private static Difference moved(RuleChange change, SyncRule rule, Details details) {
        return new Difference(change, details.and("precedence", rule.precedence()), rule.at("precedence"));
    }

    private Optional<Integer> of(SyncRule rule) {
        return Optional.ofNullable(shipped.get(rule.immutableTag()));
    }

    private boolean wholeSet(List<SyncRule> known) {
        Set<String> tags = known.stream().map(SyncRule::immutableTag).collect(Collectors.toSet());
        return known.size() == shipped.size() && tags.size() == shipped.size();
    }

    /** All but the longest run of rules that stand as shipped: so the fewest are blamed. */
    private List<SyncRule> outOfOrder(List<SyncRule> rules) {
        List<SyncRule> sorted = rules.stream()
                .sorted(Comparator.comparing((SyncRule rule) -> Objects.requireNonNull(rule.precedence()))
                        .thenComparing(rule -> of(rule).orElseThrow()))
                .toList();
        int[] place = sorted.stream().mapToInt(rule -> of(rule).orElseThrow()).toArray();
        int[] length = new int[sorted.size()];
        int[] before = new int[sorted.size()];
        Arrays.fill(before, -1);
        int last = -1;
        for (int i = 0; i < sorted.size(); i++) {
            length[i] = 1;
            for (int j = 0; j < i; j++) {
                if (place[j] <= place[i] && length[j] + 1 > length[i]) {
                    length[i] = length[j] + 1;
                    before[i] = j;
                }
            }
            last = last < 0 || length[i] > length[last] ? i : last;
        }
        List<SyncRule> outside = new ArrayList<>(sorted);
        for (int i = last; i >= 0; i = before[i]) {
            outside.remove(i);
        }
        return outside;
    }
}
