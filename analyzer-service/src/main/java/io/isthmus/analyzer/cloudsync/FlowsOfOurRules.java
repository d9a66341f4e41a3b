package io.isthmus.analyzer.cloudsync;

import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.facts.SyncRule.Mapping;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleDocument.Flow;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What our standard rules let flow from the objects that one list of mappings is for. */
final class FlowsOfOurRules {

    private final List<Flow> flows;

    FlowsOfOurRules(List<RuleDocument> standard, SyncRule of) {
        this.flows = standard.stream()
                .filter(rule -> rule.direction() == RuleDocument.Direction.INBOUND)
                .filter(rule -> rule.sourceType().equalsIgnoreCase(of.sourceType()))
                .flatMap(rule -> rule.flows().stream())
                .toList();
    }

    /** Whether a standard rule fills the same attribute from the same one. */
    boolean flows(Mapping direct) {
        return flows.stream()
                .filter(flow -> flow.target().equalsIgnoreCase(direct.target()))
                .anyMatch(flow -> direct.sources().stream().anyMatch(source -> reads(flow, source)));
    }

    private static boolean reads(Flow flow, String source) {
        return switch (flow.kind()) {
            case DIRECT -> flow.source().equalsIgnoreCase(source);
            case EXPRESSION ->
                flow.source().toLowerCase(Locale.ROOT).contains("[" + source.toLowerCase(Locale.ROOT) + "]");
            case CONSTANT -> false;
        };
    }

    boolean fill(@Nullable String target) {
        return flows.stream().anyMatch(flow -> flow.target().equalsIgnoreCase(target));
    }

    /** With the name that our rules have for its target: Cloud Sync writes it with a capital. */
    Mapping named(Mapping mapping) {
        String target = flows.stream()
                .map(Flow::target)
                .filter(name -> name.equalsIgnoreCase(mapping.target()))
                .findFirst()
                .orElse(mapping.target());
        return new Mapping(
                target,
                mapping.sources(),
                mapping.expression(),
                mapping.constant(),
                mapping.merge(),
                mapping.executeOnce(),
                mapping.evidence());
    }
}
