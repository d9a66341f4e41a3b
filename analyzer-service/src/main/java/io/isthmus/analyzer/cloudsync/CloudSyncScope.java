package io.isthmus.analyzer.cloudsync;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.PlainValue;
import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.facts.SyncRule.Mapping;
import io.isthmus.analyzer.facts.SyncRule.Scope;
import io.isthmus.analyzer.reading.CloudSyncReader;
import io.isthmus.analyzer.verdict.FindingCode;
import io.isthmus.analyzer.verdict.FindingVariants.ScopeLoss;
import io.isthmus.analyzer.words.Details;
import io.isthmus.contracts.analysis.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Who is in scope there, turned into who is kept out here. */
final class CloudSyncScope {

    private static final String FILTERED = "cloudFiltered";

    private CloudSyncScope() {}

    /** Several groups whose members are synchronized; a source of ours has one. */
    static List<Finding> groups(LegacyExport export) {
        return export.connectorsOf(Connector.Kind.ACTIVE_DIRECTORY).stream()
                .filter(source -> source.configuration()
                        .map(told -> told.options().containsKey(CloudSyncReader.GROUPS))
                        .orElse(false))
                .map(source -> FindingCode.CLOUD_SYNC_SCOPE.at(
                        source.at(CloudSyncReader.GROUPS),
                        ScopeLoss.SEVERAL_GROUPS,
                        Details.of(
                                "groups",
                                source.configuration().orElseThrow().options().get(CloudSyncReader.GROUPS))))
                .toList();
    }

    static void filter(SyncRule rule, int precedence, List<SyncRule> carried, List<Finding> findings) {
        if (rule.scope().isEmpty()) {
            return;
        }
        if (rule.scope().size() > 1) {
            findings.add(CloudSyncFindings.severalAlternatives(rule));
            return;
        }
        List<List<Scope>> outside = new ArrayList<>();
        for (Scope condition : rule.scope().getFirst()) {
            List<List<Scope>> opposite = opposite(condition);
            if (opposite.isEmpty()) {
                findings.add(CloudSyncFindings.withoutOpposite(rule, condition));
                return;
            }
            outside.addAll(opposite);
        }
        Mapping out = new Mapping(FILTERED, List.of(), null, new PlainValue("True"), "Update", false, rule.at("scope"));
        carried.add(CloudSyncRules.part(rule, "-scope", precedence, outside, List.of(out)));
    }

    /** Groups of which each is reason enough to be out of scope; none where the operator has no opposite here. */
    private static List<List<Scope>> opposite(Scope condition) {
        String operator = Objects.requireNonNullElse(condition.operator(), "")
                .toUpperCase(Locale.ROOT)
                .replace('_', ' ');
        return switch (operator) {
            case "EQUALS" -> List.of(List.of(with(condition, "NOTEQUAL")), List.of(without(condition, "ISNULL")));
            case "NOT EQUALS" -> List.of(List.of(with(condition, "EQUAL")));
            case "IS NULL" -> List.of(List.of(without(condition, "ISNOTNULL")));
            case "IS NOT NULL" -> List.of(List.of(without(condition, "ISNULL")));
            default -> List.of();
        };
    }

    private static Scope with(Scope condition, String operator) {
        return new Scope(condition.attribute(), operator, condition.value(), condition.evidence());
    }

    private static Scope without(Scope condition, String operator) {
        return new Scope(condition.attribute(), operator, null, condition.evidence());
    }
}
