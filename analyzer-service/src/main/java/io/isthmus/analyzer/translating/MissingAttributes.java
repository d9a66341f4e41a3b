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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Attributes of the metaverse that rules towards the target read, or that rules join by, and that no rule of ours fills, as ours do
 * without them. They are filled as the old product filled them: by the flows of the standard rules in the export, else by those that
 * every version had. What nobody fills is told, with the rule that waits for it.
 *
 * @param rules more rules, weaker than those of administrators
 */
record MissingAttributes(List<RuleDocument> rules, List<Finding> findings) {

    /** @param ours standard rules in force */
    static MissingAttributes of(
            LegacyExport export, CustomRules translation, List<RuleDocument> carried, List<RuleDocument> ours) {
        AttributeFilling filling = new AttributeFilling(export, translation);
        Map<String, Set<String>> filled = filled(Stream.concat(ours.stream(), carried.stream()));
        Map<String, SyncRule> legacy = legacy(export);
        List<Finding> findings = new ArrayList<>();
        for (RuleDocument rule : carried) {
            boolean outbound = rule.direction() == RuleDocument.Direction.OUTBOUND;
            String type = outbound ? rule.sourceType() : rule.targetType();
            Set<String> missing = outbound ? ReadAttributes.of(rule) : ReadAttributes.joined(rule);
            missing.removeAll(filled.getOrDefault(type, Set.of()));
            missing.removeIf(attribute -> filling.fills(type, attribute));
            Set<String> deadly = outbound ? ReadAttributes.deadly(rule, missing) : missing;
            if (!deadly.isEmpty()) {
                SyncRule old = requireNonNull(legacy.get(rule.id()));
                findings.add(outbound ? dead(rule, old, deadly) : joinless(rule, old, deadly));
            }
        }
        AttributeFilling.Filled rules = filling.rules(carried);
        rules.left().forEach((why, attributes) -> findings.add(unfilled(why, attributes)));
        return new MissingAttributes(rules.rules(), List.copyOf(findings));
    }

    private static Map<String, SyncRule> legacy(LegacyExport export) {
        Map<String, SyncRule> legacy = new HashMap<>();
        if (export.rules() != null) {
            export.rules().forEach(rule -> legacy.put("migrated." + rule.id(), rule));
        }
        return legacy;
    }

    /** By type. */
    private static Map<String, Set<String>> filled(Stream<RuleDocument> rules) {
        Map<String, Set<String>> filled = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        rules.filter(rule -> rule.direction() == RuleDocument.Direction.INBOUND).forEach(rule -> {
            Set<String> names = filled.computeIfAbsent(rule.targetType(), type -> ReadAttributes.names());
            rule.flows().forEach(flow -> names.add(flow.target()));
        });
        return filled;
    }

    private static Finding unfilled(Unfilled why, Set<String> attributes) {
        return FindingCode.ATTRIBUTE_NOT_FILLED.at(ExportLocation.NOWHERE, why, Details.of("attributes", attributes));
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
}
