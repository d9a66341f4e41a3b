package io.isthmus.analyzer.inventory;

import io.isthmus.analyzer.facts.LegacyFlow;
import io.isthmus.analyzer.facts.LegacyFlowValue;
import io.isthmus.analyzer.facts.PlainValue;
import io.isthmus.analyzer.facts.SyncRule;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A synchronization rule in words. */
final class RuleWords {

    /** Of one text; expressions of shipped rules have up to 1,500 characters. */
    private static final int MAXIMUM_LENGTH = 8_000;

    static final String AND = " " + MarkedWord.of("and") + " ";

    private RuleWords() {}

    /** Towards the metaverse; any other direction is away from it. */
    static boolean inbound(SyncRule rule) {
        return "inbound".equalsIgnoreCase(rule.direction());
    }

    /** Its table, a line a flow. */
    static List<FlowLine> lines(SyncRule rule) {
        return rule.mappings().stream().map(RuleWords::line).toList();
    }

    private static FlowLine line(SyncRule.Mapping mapping) {
        FlowLine.How how = how(mapping);
        String text = switch (how) {
            case EXPRESSION -> shown(mapping.expression());
            case CONSTANT -> shown(mapping.constant());
            default -> String.join(", ", mapping.sources());
        };
        return new FlowLine(
                mapping.target(),
                how,
                cut(text),
                AttributesRead.of(
                        mapping.sources(), mapping.expression() instanceof PlainValue(String plain) ? plain : null),
                mapping.merge(),
                mapping.executeOnce());
    }

    private static FlowLine.How how(SyncRule.Mapping mapping) {
        if (mapping.expression() != null) {
            return FlowLine.How.EXPRESSION;
        }
        return mapping.constant() != null ? FlowLine.How.CONSTANT : FlowLine.How.DIRECT;
    }

    private static String shown(@Nullable LegacyFlowValue value) {
        return value == null ? "" : value.shown();
    }

    static FlowLine.How how(LegacyFlow.Kind kind) {
        return switch (kind) {
            case DIRECT -> FlowLine.How.DIRECT;
            case CONSTANT -> FlowLine.How.CONSTANT;
            case EXPRESSION -> FlowLine.How.EXPRESSION;
            case DN_PART -> FlowLine.How.DN_PART;
            case SCRIPTED -> FlowLine.How.SCRIPTED;
        };
    }

    static String cut(String text) {
        return text.length() <= MAXIMUM_LENGTH ? text : text.substring(0, MAXIMUM_LENGTH) + "…";
    }

    /** Alternatives, each {@code department EQUAL Sales and mail ISNOTNULL}. */
    static List<String> scope(SyncRule rule) {
        return rule.scope().stream()
                .map(group -> group.stream()
                        .map(c -> c.attribute() + " " + c.operator() + (c.shown() == null ? "" : " " + c.shown()))
                        .collect(Collectors.joining(AND)))
                .toList();
    }

    /** Alternatives, each {@code objectGUID = sourceAnchorBinary}. */
    static List<String> joins(SyncRule rule) {
        return rule.joins().stream()
                .map(group -> group.stream()
                        .map(c -> c.connectorAttribute() + " = " + c.metaverseAttribute()
                                + (Boolean.TRUE.equals(c.caseSensitive()) ? " " + MarkedWord.of("case-sensitive") : ""))
                        .collect(Collectors.joining(AND)))
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
                        ? MarkedWord.of("constant") + " " + mapping.constant().shown()
                        : String.join(", ", mapping.sources());
        boolean update = mapping.merge() == null || mapping.merge().equalsIgnoreCase("Update");
        return mapping.target() + " <- " + source
                + (update ? "" : " (" + mapping.merge() + ")")
                + (mapping.executeOnce() ? " " + MarkedWord.of("once") : "");
    }
}
