package io.isthmus.analyzer.cloudsync;

import static java.util.Objects.requireNonNull;

import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.facts.SyncRule.Mapping;
import io.isthmus.analyzer.facts.SyncRule.Scope;
import io.isthmus.analyzer.verdict.FindingCode;
import io.isthmus.analyzer.verdict.FindingVariants.Deselected;
import io.isthmus.analyzer.verdict.FindingVariants.ExpressionFate;
import io.isthmus.analyzer.verdict.FindingVariants.ScopeLoss;
import io.isthmus.analyzer.words.Details;
import io.isthmus.contracts.analysis.Finding;
import java.util.Objects;

/** What of Cloud Sync a person has to look at. */
final class CloudSyncFindings {

    private CloudSyncFindings() {}

    static Finding expression(SyncRule rule, Mapping mapping, FlowsOfOurRules standard) {
        return FindingCode.CLOUD_SYNC_EXPRESSION.at(
                mapping.evidence() == null ? rule.evidence() : mapping.evidence(),
                standard.fill(mapping.target()) ? ExpressionFate.FILLED_ANOTHER_WAY : ExpressionFate.NOT_FILLED,
                named(rule)
                        .and("attribute", mapping.target())
                        .and("expression", requireNonNull(mapping.expression()).shown()));
    }

    static Finding disabled(SyncRule rule) {
        return FindingCode.OBJECT_TYPE_DESELECTED.at(
                rule.at("enabled"), Deselected.OF_MAPPINGS, named(rule).and("types", rule.sourceType()));
    }

    static Finding severalAlternatives(SyncRule rule) {
        return FindingCode.CLOUD_SYNC_SCOPE.at(rule.at("scope"), ScopeLoss.SEVERAL_ALTERNATIVES, named(rule));
    }

    static Finding withoutOpposite(SyncRule rule, Scope condition) {
        return FindingCode.CLOUD_SYNC_SCOPE.at(
                rule.at("scope"),
                ScopeLoss.CONDITION,
                named(rule)
                        .and("attribute", condition.attribute())
                        .and("operator", condition.operator())
                        .and("value", Objects.requireNonNullElse(condition.shown(), "")));
    }

    private static Details named(SyncRule rule) {
        return Details.of("rule", rule.name());
    }
}
