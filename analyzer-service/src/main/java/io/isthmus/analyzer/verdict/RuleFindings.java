package io.isthmus.analyzer.verdict;

import io.isthmus.analyzer.comparing.StandardRuleTable;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.contracts.analysis.AnalysisResult.Product;
import io.isthmus.contracts.analysis.Finding;
import java.util.ArrayList;
import java.util.List;

/** Synchronization rules of Azure AD Sync and Azure AD Connect. */
final class RuleFindings {

    private static final int LAST_CUSTOM = 99;

    private final StandardRuleTable standard;

    RuleFindings(StandardRuleTable standard) {
        this.standard = standard;
    }

    List<Finding> of(LegacyExport export, Product product) {
        List<Finding> findings = new ArrayList<>();
        if (export.rules() != null) {
            export.rules().forEach(rule -> rule(rule, findings));
        }
        return findings;
    }

    private void rule(SyncRule rule, List<Finding> findings) {
        if (!rule.custom()) {
            changes(rule, findings);
            if (rule.disabled()) {
                findings.add(FindingCode.STANDARD_RULE_DISABLED.at(
                        rule.evidence(), "The standard rule '" + rule.name() + "' is disabled."));
            }
            return;
        }
        findings.add(FindingCode.CUSTOM_RULE.at(rule.evidence(), "The rule '" + rule.name() + "' is a custom one."));
        if (rule.precedence() == null || rule.precedence() < 0 || rule.precedence() > LAST_CUSTOM) {
            findings.add(FindingCode.CUSTOM_RULE_PRECEDENCE.at(
                    rule.evidence().child("precedence"),
                    "The custom rule '" + rule.name() + "' has precedence " + rule.precedence() + "."));
        }
        if (rule.disabled()) {
            findings.add(FindingCode.CUSTOM_RULE_DISABLED.at(
                    rule.evidence().child("disabled"), "The custom rule '" + rule.name() + "' is disabled."));
        }
    }

    private void changes(SyncRule rule, List<Finding> findings) {
        switch (standard.compare(rule)) {
            case StandardRuleTable.Unchanged() -> {
                // as shipped: nothing to tell
            }
            case StandardRuleTable.NotComparable(String why) ->
                findings.add(FindingCode.STANDARD_RULE_NOT_COMPARED.at(
                        rule.evidence().child("immutable-tag"),
                        "The standard rule '" + rule.name() + "' (" + rule.immutableTag() + ") was not compared: " + why
                                + "."));
            case StandardRuleTable.Changed(List<String> differences) ->
                differences.forEach(difference -> findings.add(FindingCode.STANDARD_RULE_CHANGED.at(
                        rule.evidence(), "The standard rule '" + rule.name() + "' was changed: " + difference)));
        }
    }
}
