package io.isthmus.analyzer.translating;

import static java.util.Objects.requireNonNull;

import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.verdict.FindingCode;
import io.isthmus.analyzer.verdict.FindingVariants.Unfilled;
import io.isthmus.analyzer.words.Details;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.settings.RuleDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Attributes of the metaverse that rules towards the target read, or that rules join by, and that no rule of ours fills, as ours do
 * without them. They are filled as the old product filled them: by the flows of the standard rules in the export, else by those that
 * every version had. What nobody fills is told, with the rule that waits for it.
 *
 * @param rules more rules, weaker than those of administrators
 */
record MissingAttributes(List<RuleDocument> rules, List<Finding> findings) {

    private static final int LAST_CUSTOM = 99;

    /** @param ours standard rules in force */
    static MissingAttributes of(
            LegacyExport export, CustomRules translation, List<RuleDocument> carried, List<RuleDocument> ours) {
        Filling filling = new Filling(export, translation, carried);
        List<Finding> findings = new ArrayList<>();
        Map<String, SyncRule> legacy = new HashMap<>();
        if (export.rules() != null) {
            export.rules().forEach(rule -> legacy.put("migrated." + rule.id(), rule));
        }
        for (RuleDocument rule : carried) {
            boolean outbound = rule.direction() == RuleDocument.Direction.OUTBOUND;
            String type = outbound ? rule.sourceType() : rule.targetType();
            Set<String> missing = outbound ? ReadAttributes.of(rule) : ReadAttributes.joined(rule);
            missing.removeAll(filled(type, Stream.concat(ours.stream(), carried.stream())));
            missing.removeIf(attribute -> filling.fills(type, attribute));
            Set<String> deadly = outbound ? ReadAttributes.deadly(rule, missing) : missing;
            if (!deadly.isEmpty()) {
                SyncRule old = requireNonNull(legacy.get(rule.id()));
                findings.add(outbound ? dead(rule, old, deadly) : joinless(rule, old, deadly));
            }
        }
        return new MissingAttributes(filling.rules(), List.copyOf(findings));
    }

    private static Set<String> filled(String type, Stream<RuleDocument> rules) {
        Set<String> names = ReadAttributes.names();
        rules.filter(rule -> rule.direction() == RuleDocument.Direction.INBOUND)
                .filter(rule -> rule.targetType().equalsIgnoreCase(type))
                .forEach(rule -> rule.flows().forEach(flow -> names.add(flow.target())));
        return names;
    }

    private static Finding dead(RuleDocument rule, SyncRule legacy, Set<String> attributes) {
        return FindingCode.ATTRIBUTE_NOT_FILLED.at(
                place(legacy, attributes), Unfilled.READ, details(rule, rule.sourceType(), attributes));
    }

    private static Finding joinless(RuleDocument rule, SyncRule legacy, Set<String> attributes) {
        return FindingCode.ATTRIBUTE_NOT_FILLED.at(
                legacy.at("relationshipCriteria"), Unfilled.JOINED, details(rule, rule.targetType(), attributes));
    }

    private static Details details(RuleDocument rule, String type, Set<String> attributes) {
        return Details.of("rule", rule.name()).and("type", type).and("attributes", attributes);
    }

    /** Of the first condition or flow that reads one of them. */
    private static ExportLocation place(SyncRule legacy, Set<String> attributes) {
        Stream<ExportLocation> conditions = legacy.scope().stream()
                .flatMap(List::stream)
                .filter(condition -> condition.attribute() != null
                        && attributes.contains(MetaverseNames.attribute(condition.attribute())))
                .map(SyncRule.Scope::evidence);
        Stream<ExportLocation> flows = legacy.mappings().stream()
                .filter(mapping -> mapping.sources().stream()
                        .map(MetaverseNames::attribute)
                        .anyMatch(attributes::contains))
                .map(SyncRule.Mapping::evidence);
        return Stream.concat(conditions, flows)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(legacy.evidence());
    }

    /** Collects what has to be filled, and makes one rule of ours of each that fills some of it. */
    private static final class Filling {

        private final LegacyExport export;
        private final CustomRules translation;
        private final List<RuleDocument> carried;
        private final Map<SyncRule, List<SyncRule.Mapping>> borrowed = new HashMap<>();
        private final List<RuleDocument> usual = new ArrayList<>();

        Filling(LegacyExport export, CustomRules translation, List<RuleDocument> carried) {
            this.export = export;
            this.translation = translation;
            this.carried = carried;
        }

        boolean fills(String type, String attribute) {
            return borrow(type, attribute) || usual(type, attribute);
        }

        private boolean borrow(String type, String attribute) {
            boolean found = false;
            for (SyncRule rule : export.rules() == null ? List.<SyncRule>of() : export.rules()) {
                boolean inbound = "inbound".equalsIgnoreCase(rule.direction());
                if (rule.custom()
                        || rule.disabled()
                        || !inbound
                        || !translation.reads(rule)
                        || !type.equals(MetaverseNames.type(rule.sourceType(), rule.targetType()))) {
                    continue;
                }
                for (SyncRule.Mapping mapping : rule.mappings()) {
                    if (mapping.target() != null
                            && MetaverseNames.attribute(mapping.target()).equalsIgnoreCase(attribute)) {
                        List<SyncRule.Mapping> mappings = borrowed.computeIfAbsent(rule, r -> new ArrayList<>());
                        if (!mappings.contains(mapping)) {
                            mappings.add(mapping);
                        }
                        found = true;
                    }
                }
            }
            return found;
        }

        /** What no export of a custom rule alone can tell. */
        private boolean usual(String type, String attribute) {
            List<RuleDocument> rules = UsualFlows.of(type, attribute);
            rules.stream()
                    .filter(rule -> usual.stream().noneMatch(other -> other.id().equals(rule.id())))
                    .forEach(usual::add);
            return !rules.isEmpty();
        }

        List<RuleDocument> rules() {
            List<RuleDocument> rules = new ArrayList<>(usual);
            borrowed.entrySet().stream()
                    .sorted(Comparator.comparing(e -> precedence(e.getKey())))
                    .flatMap(e -> translation.flows(e.getKey(), e.getValue()).stream())
                    .forEach(rules::add);
            return numbered(rules);
        }

        private static int precedence(SyncRule rule) {
            return rule.precedence() == null ? Integer.MAX_VALUE : rule.precedence();
        }

        /** From the last one down, in their order, so that whatever an administrator wrote is stronger. */
        private List<RuleDocument> numbered(List<RuleDocument> rules) {
            List<RuleDocument> numbered = new ArrayList<>();
            int precedence = LAST_CUSTOM + 1;
            for (RuleDocument rule : rules.reversed()) {
                precedence--;
                while (precedence >= 0 && taken(precedence)) {
                    precedence--;
                }
                if (precedence >= 0) {
                    numbered.addFirst(rule.withPrecedence(precedence));
                }
            }
            return numbered;
        }

        private boolean taken(int precedence) {
            return carried.stream().anyMatch(rule -> rule.precedence() == precedence);
        }
    }
}
