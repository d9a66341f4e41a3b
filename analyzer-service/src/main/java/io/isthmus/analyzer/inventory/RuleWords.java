package io.isthmus.analyzer.inventory;

import io.isthmus.analyzer.facts.SyncRule;
import java.util.List;
import java.util.stream.Collectors;

/** A synchronization rule in words. */
final class RuleWords {

    private RuleWords() {}

    /** Alternatives, each {@code department EQUAL Sales and mail ISNOTNULL}. */
    static List<String> scope(SyncRule rule) {
        return rule.scope().stream()
                .map(group -> group.stream()
                        .map(c -> c.attribute() + " " + c.operator() + (c.shown() == null ? "" : " " + c.shown()))
                        .collect(Collectors.joining(" and ")))
                .toList();
    }

    /** Alternatives, each {@code objectGUID = sourceAnchorBinary}. */
    static List<String> joins(SyncRule rule) {
        return rule.joins().stream()
                .map(group -> group.stream()
                        .map(c -> c.connectorAttribute() + " = " + c.metaverseAttribute()
                                + (Boolean.TRUE.equals(c.caseSensitive()) ? " (case-sensitive)" : ""))
                        .collect(Collectors.joining(" and ")))
                .toList();
    }

    /** Each {@code target <- Trim([source])}. */
    static List<String> flows(SyncRule rule) {
        return rule.mappings().stream().map(RuleWords::flow).toList();
    }

    private static String flow(SyncRule.Mapping mapping) {
        String source = mapping.expression() != null
                ? mapping.expression().shown()
                : mapping.constant() != null
                        ? "constant " + mapping.constant().shown()
                        : String.join(", ", mapping.sources());
        boolean update = mapping.merge() == null || mapping.merge().equalsIgnoreCase("Update");
        return mapping.target() + " <- " + source
                + (update ? "" : " (" + mapping.merge() + ")")
                + (mapping.executeOnce() ? " (once)" : "");
    }
}
