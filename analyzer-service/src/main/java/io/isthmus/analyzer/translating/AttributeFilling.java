package io.isthmus.analyzer.translating;

import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.verdict.FindingVariants.Unfilled;
import io.isthmus.contracts.settings.RuleDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Collects what has to be filled, and makes one rule of ours of each rule of the export, or of every version, that fills some of it. */
final class AttributeFilling {

    private static final int LAST_CUSTOM = 99;

    /** @param left attributes that stay empty although a rule is known that fills them */
    record Filled(List<RuleDocument> rules, Map<Unfilled, Set<String>> left) {}

    private record Attribute(String type, String name) {
        static Attribute of(String type, String name) {
            return new Attribute(type, name.toLowerCase(Locale.ROOT));
        }
    }

    /** @param rule number of the rule in the export */
    private record Lent(int rule, SyncRule.Mapping mapping) {}

    private final CustomRules translation;
    private final List<SyncRule> exported;
    private final Map<Attribute, List<Lent>> lent = new HashMap<>();
    private final Map<Attribute, Boolean> asked = new HashMap<>();
    private final Map<Integer, Set<SyncRule.Mapping>> borrowed = new TreeMap<>();
    private final Map<String, RuleDocument> usual = new LinkedHashMap<>();

    AttributeFilling(LegacyExport export, CustomRules translation) {
        this.translation = translation;
        this.exported = export.rules() == null ? List.of() : export.rules();
        for (int i = 0; i < exported.size(); i++) {
            lend(i, exported.get(i));
        }
    }

    private void lend(int number, SyncRule rule) {
        String type = MetaverseNames.type(rule.sourceType(), rule.targetType());
        boolean inbound = "inbound".equalsIgnoreCase(rule.direction());
        if (rule.custom() || rule.disabled() || !inbound || !translation.reads(rule) || type == null) {
            return;
        }
        for (SyncRule.Mapping mapping : rule.mappings()) {
            if (mapping.target() != null) {
                lent.computeIfAbsent(
                                Attribute.of(type, MetaverseNames.attribute(mapping.target())), a -> new ArrayList<>())
                        .add(new Lent(number, mapping));
            }
        }
    }

    /** Whether a rule is known that does; it is kept for {@link #rules}. */
    boolean fills(String type, String attribute) {
        return asked.computeIfAbsent(Attribute.of(type, attribute), a -> borrow(a) || usual(type, attribute));
    }

    private boolean borrow(Attribute attribute) {
        List<Lent> found = lent.getOrDefault(attribute, List.of());
        found.forEach(lender -> borrowed.computeIfAbsent(lender.rule(), rule -> new LinkedHashSet<>())
                .add(lender.mapping()));
        return !found.isEmpty();
    }

    /** What no export of a custom rule alone can tell. */
    private boolean usual(String type, String attribute) {
        List<RuleDocument> rules = UsualFlows.of(type, attribute);
        rules.forEach(rule -> usual.putIfAbsent(rule.id(), rule));
        return !rules.isEmpty();
    }

    Filled rules(Collection<RuleDocument> carried) {
        Map<Unfilled, Set<String>> left = new EnumMap<>(Unfilled.class);
        List<RuleDocument> rules = new ArrayList<>(usual.values());
        borrowed.entrySet().stream()
                .sorted(Comparator.comparing(e -> precedence(exported.get(e.getKey()))))
                .forEach(e -> translation
                        .flows(exported.get(e.getKey()), List.copyOf(e.getValue()))
                        .ifPresentOrElse(
                                rules::add,
                                () -> leave(
                                        left,
                                        Unfilled.NOT_UNDERSTOOD,
                                        e.getValue().stream()
                                                .map(SyncRule.Mapping::target)
                                                .filter(Objects::nonNull)
                                                .toList())));
        return new Filled(numbered(rules, carried, left), left);
    }

    private static void leave(Map<Unfilled, Set<String>> left, Unfilled why, List<String> attributes) {
        left.computeIfAbsent(why, w -> ReadAttributes.names()).addAll(attributes);
    }

    private static int precedence(SyncRule rule) {
        return rule.precedence() == null ? Integer.MAX_VALUE : rule.precedence();
    }

    /** From the last one down, in their order, so that whatever an administrator wrote is stronger. */
    private static List<RuleDocument> numbered(
            List<RuleDocument> rules, Collection<RuleDocument> carried, Map<Unfilled, Set<String>> left) {
        Set<Integer> taken = carried.stream().map(RuleDocument::precedence).collect(Collectors.toSet());
        List<RuleDocument> numbered = new ArrayList<>();
        int precedence = LAST_CUSTOM + 1;
        for (RuleDocument rule : rules.reversed()) {
            precedence--;
            while (taken.contains(precedence)) {
                precedence--;
            }
            if (precedence >= 0) {
                numbered.addFirst(rule.withPrecedence(precedence));
            } else {
                leave(
                        left,
                        Unfilled.NO_PRECEDENCE_FREE,
                        rule.flows().stream().map(RuleDocument.Flow::target).toList());
            }
        }
        return List.copyOf(numbered);
    }
}
