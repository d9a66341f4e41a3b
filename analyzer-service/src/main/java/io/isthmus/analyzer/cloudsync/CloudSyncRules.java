package io.isthmus.analyzer.cloudsync;

import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.LegacyExport.Shape;
import io.isthmus.analyzer.facts.PlainValue;
import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.facts.SyncRule.Mapping;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.settings.RuleDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Divides the mappings of Cloud Sync, each list of which was read as a rule, into what can be carried over and what is told.
 *
 * <pre>
 * mapping                                                    becomes
 * direct, and a standard rule of ours reads it there as well nothing: the standard rule does it
 * direct or constant otherwise                               a flow of a custom rule
 * expression that means the same here                        a flow of a custom rule
 * any other expression (the language is another)             a finding
 * scope of one group, with operators that have an opposite   a custom rule that keeps everybody else out
 * any other scope                                            a finding
 * </pre>
 *
 * @param export whose rules are only those that can be carried over
 */
public record CloudSyncRules(LegacyExport export, List<Finding> findings) {

    /** Custom rules have precedence 0 to 99: filters first, flows behind them. */
    private static final int FIRST_OF_FLOWS = 50;

    /** @return the same export where it is none of Cloud Sync */
    public static CloudSyncRules of(LegacyExport export, List<RuleDocument> standard) {
        if (!export.has(Shape.CLOUD_SYNC) || export.rules() == null) {
            return new CloudSyncRules(export, List.of());
        }
        List<SyncRule> carried = new ArrayList<>();
        List<Finding> findings = new ArrayList<>(CloudSyncScope.groups(export));
        int number = 0;
        for (SyncRule rule : export.rules()) {
            if (rule.disabled()) {
                findings.add(CloudSyncFindings.disabled(rule));
            } else {
                flows(rule, FIRST_OF_FLOWS + number, new FlowsOfOurRules(standard, rule), carried, findings);
                CloudSyncScope.filter(rule, number, carried, findings);
            }
            number++;
        }
        return new CloudSyncRules(export.withRules(carried), List.copyOf(findings));
    }

    private static void flows(
            SyncRule rule, int precedence, FlowsOfOurRules standard, List<SyncRule> carried, List<Finding> findings) {
        List<Mapping> wanted = new ArrayList<>();
        for (Mapping mapping : rule.mappings()) {
            if (mapping.expression() != null) {
                translated(mapping)
                        .ifPresentOrElse(
                                ours -> wanted.add(standard.named(ours)),
                                () -> findings.add(CloudSyncFindings.expression(rule, mapping, standard)));
            } else if (mapping.constant() != null || !standard.flows(mapping)) {
                wanted.add(standard.named(mapping));
            }
        }
        if (!wanted.isEmpty()) {
            carried.add(part(rule, "", precedence, List.of(), wanted));
        }
    }

    /** Who somebody is at the target is told whatever computes it: our standard rules have their own anchor. */
    private static Optional<Mapping> translated(Mapping mapping) {
        boolean identity = "sourceAnchor".equalsIgnoreCase(mapping.target());
        return !identity && mapping.expression() instanceof PlainValue(String text)
                ? ExpressionTranslation.of(text).map(ours -> mapping.computedBy(new PlainValue(ours)))
                : Optional.empty();
    }

    /** A rule with a part of another one; the id tells which. */
    static SyncRule part(
            SyncRule of, String suffix, int precedence, List<List<SyncRule.Scope>> scope, List<Mapping> mappings) {
        return new SyncRule(
                Objects.requireNonNullElse(of.id(), "cloud-sync") + suffix,
                of.name() + suffix,
                null,
                "Inbound",
                false,
                of.connector(),
                of.sourceType(),
                of.targetType(),
                "Join",
                precedence,
                scope,
                List.of(),
                mappings,
                null,
                null,
                of.places());
    }
}
