package io.isthmus.analyzer.cloudsync;

import static java.util.Objects.requireNonNull;

import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.facts.SyncRule.Mapping;
import io.isthmus.analyzer.verdict.FindingCode;
import io.isthmus.contracts.analysis.Finding;

/** What of Cloud Sync a person has to look at. */
final class CloudSyncFindings {

    private CloudSyncFindings() {}

    static Finding expression(SyncRule rule, Mapping mapping, FlowsOfOurRules standard) {
        String meanwhile = standard.fill(mapping.target())
                ? "Our standard rules fill it in their own way."
                : "No standard rule of ours fills it.";
        return FindingCode.CLOUD_SYNC_EXPRESSION.at(
                mapping.evidence() == null ? rule.evidence() : mapping.evidence(),
                "'" + rule.name() + "' computes " + mapping.target() + " as "
                        + requireNonNull(mapping.expression()).shown() + ". " + meanwhile);
    }

    static Finding disabled(SyncRule rule) {
        return FindingCode.OBJECT_TYPE_DESELECTED.at(
                rule.at("enabled"),
                "'" + rule.name() + "' is switched off: Cloud Sync does not synchronize objects of type "
                        + rule.sourceType() + ".");
    }

    static Finding scope(SyncRule rule, String why) {
        return FindingCode.CLOUD_SYNC_SCOPE.at(
                rule.at("scope"), "'" + rule.name() + "' is limited by a scope that is not carried over: " + why + ".");
    }
}
