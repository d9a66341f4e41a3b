package io.isthmus.analyzer.verdict;

import io.isthmus.analyzer.comparing.RuleChange;
import io.isthmus.analyzer.comparing.StandardRuleTable;
import io.isthmus.analyzer.comparing.StandardRuleTable.Difference;
import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.LegacyExport.Shape;
import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.words.Details;
import io.isthmus.contracts.analysis.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Synchronization rules of Azure AD Sync and Azure AD Connect. */
final class RuleFindings {

    private static final int LAST_CUSTOM = 99;

    private final StandardRuleTable standard;

    RuleFindings(StandardRuleTable standard) {
        this.standard = standard;
    }

    /** @param findings takes them one by one: thousands of rules have hundreds of thousands */
    void of(LegacyExport export, Consumer<Finding> findings) {
        // those of Cloud Sync are neither custom nor standard rules, but its mappings
        if (export.rules() != null && !export.has(Shape.CLOUD_SYNC)) {
            export.rules().forEach(rule -> rule(rule, findings));
            together(export, export.rules(), findings);
        }
    }

    /** What shows only when all rules are seen. */
    private void together(LegacyExport export, List<SyncRule> rules, Consumer<Finding> findings) {
        standard.displaced(rules).forEach((rule, how) -> findings.accept(changed(rule, how)));
        standard.missing(export)
                .forEach((connector, tags) -> findings.accept(FindingCode.STANDARD_RULE_CHANGED.at(
                        connector.evidence(),
                        RuleChange.MISSING,
                        Details.of("connector", connector.name()).and("tags", tags))));
        if (!export.has(Shape.CONNECT_JSON)
                && !rules.isEmpty()
                && rules.stream().allMatch(SyncRule::custom)) {
            findings.accept(FindingCode.STANDARD_RULE_CHANGED.at(ExportLocation.NOWHERE, RuleChange.ALL_MISSING));
        }
        samePrecedence(rules, findings);
    }

    /** Which of two rules of one precedence wins is chance. */
    private static void samePrecedence(List<SyncRule> rules, Consumer<Finding> findings) {
        Map<Integer, List<SyncRule>> byPrecedence = new TreeMap<>();
        rules.stream()
                .filter(rule -> rule.precedence() != null && !rule.disabled())
                .forEach(rule -> byPrecedence
                        .computeIfAbsent(Objects.requireNonNull(rule.precedence()), p -> new ArrayList<>())
                        .add(rule));
        byPrecedence.values().stream()
                .filter(same -> same.size() > 1)
                .forEach(same -> findings.accept(FindingCode.SAME_PRECEDENCE.at(
                        same.get(1).at("precedence"),
                        Details.of("precedence", same.getFirst().precedence())
                                .and("number", same.size())
                                .and(
                                        "rules",
                                        same.stream()
                                                .map(rule -> "'" + rule.name() + "'")
                                                .toList()))));
    }

    private static Finding changed(SyncRule rule, Difference how) {
        return FindingCode.STANDARD_RULE_CHANGED.at(
                how.where(), how.change(), named(rule).and(how.details()));
    }

    private static Details named(SyncRule rule) {
        return Details.of("rule", rule.name());
    }

    private void rule(SyncRule rule, Consumer<Finding> findings) {
        if (!rule.custom()) {
            changes(rule, findings);
            if (rule.disabled()) {
                findings.accept(FindingCode.STANDARD_RULE_DISABLED.at(rule.evidence(), named(rule)));
            }
            return;
        }
        findings.accept(FindingCode.CUSTOM_RULE.at(rule.evidence(), named(rule)));
        if (rule.precedence() == null || rule.precedence() < 0 || rule.precedence() > LAST_CUSTOM) {
            findings.accept(FindingCode.CUSTOM_RULE_PRECEDENCE.at(
                    rule.at("precedence"), named(rule).and("precedence", rule.precedence())));
        }
        if (rule.disabled()) {
            findings.accept(FindingCode.CUSTOM_RULE_DISABLED.at(rule.at("disabled"), named(rule)));
        }
    }

    private void changes(SyncRule rule, Consumer<Finding> findings) {
        switch (standard.compare(rule)) {
            case StandardRuleTable.Unchanged() -> {
                // as shipped: nothing to tell
            }
            case StandardRuleTable.NotComparable(StandardRuleTable.Why why) ->
                findings.accept(FindingCode.STANDARD_RULE_NOT_COMPARED.at(
                        rule.at("immutable-tag"), why, named(rule).and("tag", rule.immutableTag())));
            case StandardRuleTable.Changed changed ->
                changed.parts().forEach(part -> findings.accept(changed(rule, part)));
        }
    }
}
