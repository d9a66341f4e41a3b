package io.isthmus.analyzer.translating;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.verdict.Leftover;
import io.isthmus.analyzer.verdict.LeftoverVariants.LeftFilter;
import io.isthmus.contracts.analysis.AnalysisResult.NotCarriedOver;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.settings.RuleDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Custom rules and attribute filters as rules of ours, and what could not become one.
 *
 * @param findings expressions that are not understood, with rule, attribute and position
 */
record TranslatedRules(List<RuleDocument> rules, List<NotCarriedOver> left, List<Finding> findings) {

    /** Custom rules have precedence 0 to 99. */
    private static final int LAST_CUSTOM = 99;

    /**
     * @param sourceNames name of the source by the connector it came from
     * @param ours standard rules of ours that are in force
     */
    static TranslatedRules of(LegacyExport export, Map<Connector, String> sourceNames, List<RuleDocument> ours) {
        List<RuleDocument> rules = new ArrayList<>();
        List<NotCarriedOver> left = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        Map<String, String> byId = new HashMap<>();
        Map<String, Connector> connectors = new HashMap<>();
        sourceNames.forEach((connector, name) -> {
            byId.put(connector.id(), name);
            connectors.put(connector.id(), connector);
        });
        CustomRules custom = new CustomRules(byId, connectors, cloudIds(export));
        if (export.rules() != null) {
            export.rules().stream().filter(SyncRule::custom).forEach(rule -> {
                switch (custom.translate(rule)) {
                    case CustomRules.Translated(RuleDocument document) -> {
                        rules.add(document);
                        findings.addAll(LostRuleParts.of(rule));
                    }
                    case CustomRules.Refused(RuleRefusal why, List<Finding> problems) -> {
                        left.add(leftOver(rule, why));
                        findings.addAll(problems);
                    }
                }
            });
        }
        filters(sourceNames, rules, left);
        MissingAttributes missing = MissingAttributes.of(export, custom, rules, ours);
        rules.addAll(missing.rules());
        findings.addAll(missing.findings());
        return new TranslatedRules(List.copyOf(rules), List.copyOf(left), List.copyOf(findings));
    }

    private static List<String> cloudIds(LegacyExport export) {
        return export.connectorsOf(Connector.Kind.CLOUD).stream()
                .map(Connector::id)
                .toList();
    }

    private static void filters(
            Map<Connector, String> sourceNames, List<RuleDocument> rules, List<NotCarriedOver> left) {
        int precedence = 0;
        Set<Integer> taken = rules.stream().map(RuleDocument::precedence).collect(Collectors.toSet());
        for (Map.Entry<Connector, String> source : sourceNames.entrySet()) {
            int number = 0;
            for (Connector.FilterSet filter : source.getKey().filters()) {
                number++;
                precedence = free(precedence, taken);
                AttributeFilters.Answer answer =
                        AttributeFilters.translate(filter, source.getValue(), number, precedence);
                if (answer.rule() == null || precedence > LAST_CUSTOM) {
                    left.add(leftOver(
                            filter,
                            source.getValue(),
                            Objects.requireNonNullElse(
                                    answer.why(), new AttributeFilters.Lost(LeftFilter.NO_PRECEDENCE))));
                } else {
                    rules.add(answer.rule());
                    taken.add(precedence);
                }
            }
        }
    }

    private static int free(int from, Set<Integer> taken) {
        int candidate = from;
        while (taken.contains(candidate)) {
            candidate++;
        }
        return candidate;
    }

    private static NotCarriedOver leftOver(SyncRule rule, RuleRefusal why) {
        return Leftover.CUSTOM_RULE_LEFT.at(
                rule.evidence(), why.reason(), why.details().and("rule", rule.name()));
    }

    private static NotCarriedOver leftOver(Connector.FilterSet filter, String source, AttributeFilters.Lost why) {
        return Leftover.ATTRIBUTE_FILTER_LEFT.at(
                filter.evidence(),
                why.reason(),
                why.details().and("type", filter.objectType()).and("source", source));
    }
}
