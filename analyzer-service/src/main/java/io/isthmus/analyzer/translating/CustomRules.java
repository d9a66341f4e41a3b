package io.isthmus.analyzer.translating;

import static java.util.Objects.requireNonNull;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.LegacyFlowValue;
import io.isthmus.analyzer.facts.PlainValue;
import io.isthmus.analyzer.facts.RedactedValue;
import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.verdict.FindingCode;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleDocument.Flow;
import io.isthmus.contracts.settings.RuleDocument.FlowKind;
import io.isthmus.contracts.settings.RuleDocument.JoinCondition;
import io.isthmus.contracts.settings.RuleDocument.JoinGroup;
import io.isthmus.contracts.settings.RuleDocument.ScopeCondition;
import io.isthmus.contracts.settings.RuleDocument.ScopeGroup;
import io.isthmus.rules.expression.CompileResult;
import io.isthmus.rules.expression.Expression;
import io.isthmus.rules.rule.ScopeOperator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A custom rule of Azure AD Sync or Connect as a rule of ours. A rule is carried over whole or not at all: half a rule would
 * do something that nobody wrote.
 */
final class CustomRules {

    private static final int LAST_CUSTOM = 99;

    private final Map<String, String> sourceByConnector;
    private final Map<String, Connector> connectors;
    private final Collection<String> cloudConnectors;

    /** @param connectors by their ids */
    CustomRules(
            Map<String, String> sourceByConnector,
            Map<String, Connector> connectors,
            Collection<String> cloudConnectors) {
        this.sourceByConnector = sourceByConnector;
        this.connectors = connectors;
        this.cloudConnectors = cloudConnectors;
    }

    /** What came of one rule. */
    sealed interface Answer permits Translated, Refused {}

    record Translated(RuleDocument rule) implements Answer {}

    record Refused(String reason, List<Finding> findings) implements Answer {}

    Answer translate(SyncRule rule) {
        boolean inbound = "inbound".equalsIgnoreCase(rule.direction());
        String refusal = refusal(rule, inbound);
        if (refusal != null) {
            return new Refused(refusal, List.of());
        }
        List<Finding> findings = new ArrayList<>();
        List<Flow> flows = new ArrayList<>();
        Parameters parameters = Parameters.of(inbound ? connectors.get(rule.connector()) : null, sourceByConnector);
        rule.mappings().forEach(mapping -> flow(rule, mapping, inbound, parameters, flows, findings));
        rule.scope().stream()
                .flatMap(List::stream)
                .forEach(condition -> condition(rule, condition, parameters, findings));
        if (!findings.isEmpty()) {
            return new Refused("parts of it are not understood; the findings name them", findings);
        }
        return new Translated(document(rule, inbound, parameters, flows));
    }

    /** Whether the rule reads one of our sources. */
    boolean reads(SyncRule rule) {
        return sourceByConnector.containsKey(rule.connector());
    }

    /** An inbound rule of which only some flows are wanted: it links nobody; none if one of them is not understood. */
    Optional<RuleDocument> flows(SyncRule rule, List<SyncRule.Mapping> wanted) {
        List<Finding> findings = new ArrayList<>();
        List<Flow> flows = new ArrayList<>();
        Parameters parameters = Parameters.of(connectors.get(rule.connector()), sourceByConnector);
        wanted.forEach(mapping -> flow(rule, mapping, true, parameters, flows, findings));
        rule.scope().stream()
                .flatMap(List::stream)
                .forEach(condition -> condition(rule, condition, parameters, findings));
        if (!findings.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RuleDocument(
                "migrated." + rule.id(),
                rule.name() + " (what custom rules read of it)",
                RuleDocument.Direction.INBOUND,
                sourceByConnector.get(rule.connector()),
                requireNonNull(rule.sourceType()),
                requireNonNull(type(rule, true)),
                RuleDocument.LinkType.JOIN,
                LAST_CUSTOM,
                rule.scope().stream()
                        .map(group -> scope(group, true, parameters))
                        .toList(),
                List.of(),
                flows));
    }

    private @Nullable String refusal(SyncRule rule, boolean inbound) {
        if (rule.disabled()) {
            return "it is disabled";
        }
        if (rule.precedence() == null || rule.precedence() < 0 || rule.precedence() > LAST_CUSTOM) {
            return "its precedence is not 0 to 99";
        }
        if (rule.id() == null) {
            return "it has no identifier";
        }
        if (inbound && !sourceByConnector.containsKey(rule.connector())) {
            return "it reads from something else than an Active Directory source";
        }
        if (!inbound && !cloudConnectors.contains(rule.connector())) {
            return "it writes to something else than the cloud, and nothing is written back";
        }
        if (connectedType(rule, inbound) == null) {
            return "it does not name the type of the connected objects";
        }
        if (type(rule, inbound) == null) {
            return "objects of type " + connectedType(rule, inbound) + " (" + metaverseType(rule, inbound)
                    + " in the metaverse) are not synchronized";
        }
        boolean halfJoin = rule.joins().stream()
                .flatMap(List::stream)
                .anyMatch(join -> join.connectorAttribute() == null || join.metaverseAttribute() == null);
        return halfJoin ? "a join condition does not name both attributes" : null;
    }

    private static @Nullable String connectedType(SyncRule rule, boolean inbound) {
        return inbound ? rule.sourceType() : rule.targetType();
    }

    private static @Nullable String metaverseType(SyncRule rule, boolean inbound) {
        return inbound ? rule.targetType() : rule.sourceType();
    }

    private static @Nullable String type(SyncRule rule, boolean inbound) {
        return MetaverseNames.type(connectedType(rule, inbound), metaverseType(rule, inbound));
    }

    private static void flow(
            SyncRule rule,
            SyncRule.Mapping mapping,
            boolean inbound,
            Parameters parameters,
            List<Flow> flows,
            List<Finding> findings) {
        if (mapping.target() == null) {
            findings.add(problem(rule, mapping.evidence(), "?", "a flow names no target attribute"));
            return;
        }
        String target = inbound ? MetaverseNames.attribute(mapping.target()) : mapping.target();
        RuleDocument.MergeType merge = merge(mapping.merge());
        if (merge == null) {
            findings.add(problem(
                    rule, mapping.evidence(), mapping.target(), "the merge type " + mapping.merge() + " is unknown"));
            return;
        }
        LegacyFlowValue expression = mapping.expression();
        if (expression instanceof PlainValue(String text)) {
            String renamed = parameters.inExpression(inbound ? text : MetaverseNames.expression(text));
            if (Expression.compile(text) instanceof CompileResult.Faulty(var problems)) {
                problems.forEach(p -> findings.add(problem(
                        rule,
                        mapping.evidence(),
                        mapping.target(),
                        "at position " + (p.position() + 1) + ": " + p.message())));
                return;
            }
            Optional<String> unknown = parameters.unknownInExpression(text);
            if (unknown.isPresent()) {
                findings.add(problem(
                        rule,
                        mapping.evidence(),
                        mapping.target(),
                        "the value of %" + unknown.get() + "% is not known"));
                return;
            }
            flows.add(new Flow(target, FlowKind.EXPRESSION, renamed, merge, mapping.executeOnce()));
        } else if (expression != null) {
            findings.add(problem(
                    rule,
                    mapping.evidence(),
                    mapping.target(),
                    "the expression holds a secret, which is not carried over"));
        } else if (mapping.constant() instanceof PlainValue(String text)) {
            flows.add(new Flow(target, FlowKind.CONSTANT, text, merge, mapping.executeOnce()));
        } else if (mapping.constant() != null) {
            findings.add(problem(
                    rule, mapping.evidence(), mapping.target(), "the constant is a secret, which is not carried over"));
        } else if (mapping.sources().size() == 1) {
            String source = mapping.sources().getFirst();
            flows.add(new Flow(
                    target,
                    FlowKind.DIRECT,
                    inbound ? source : MetaverseNames.attribute(source),
                    merge,
                    mapping.executeOnce()));
        } else {
            findings.add(problem(
                    rule,
                    mapping.evidence(),
                    mapping.target(),
                    "a direct flow has " + mapping.sources().size() + " sources"));
        }
    }

    private static void condition(
            SyncRule rule, SyncRule.Scope condition, Parameters parameters, List<Finding> findings) {
        parameters
                .unknownInValue(condition.shown())
                .ifPresent(name -> findings.add(problem(
                        rule,
                        condition.evidence(),
                        String.valueOf(condition.attribute()),
                        "the scope compares with %" + name + "%, whose value is not known")));
        if (condition.value() instanceof RedactedValue) {
            findings.add(problem(
                    rule,
                    condition.evidence(),
                    String.valueOf(condition.attribute()),
                    "the scope compares with a secret, which is not carried over"));
        }
        if (condition.attribute() == null
                || ScopeOperator.named(condition.operator()).isEmpty()) {
            findings.add(problem(
                    rule,
                    condition.evidence(),
                    String.valueOf(condition.attribute()),
                    "the scope operator " + condition.operator() + " is unknown"));
        }
    }

    private static Finding problem(SyncRule rule, @Nullable ExportLocation place, String attribute, String message) {
        return FindingCode.RULE_NOT_UNDERSTOOD.at(
                place == null ? rule.evidence() : place,
                "Rule '" + rule.name() + "', attribute " + attribute + ", " + message);
    }

    private RuleDocument document(SyncRule rule, boolean inbound, Parameters parameters, List<Flow> flows) {
        return new RuleDocument(
                "migrated." + rule.id(),
                rule.name() == null ? "" : rule.name(),
                inbound ? RuleDocument.Direction.INBOUND : RuleDocument.Direction.OUTBOUND,
                inbound ? sourceByConnector.get(rule.connector()) : null,
                requireNonNull(inbound ? rule.sourceType() : type(rule, false)),
                requireNonNull(type(rule, inbound)),
                link(rule.linkType()),
                requireNonNull(rule.precedence()),
                rule.scope().stream()
                        .map(group -> scope(group, inbound, parameters))
                        .toList(),
                inbound ? joins(rule) : List.of(),
                flows);
    }

    private static ScopeGroup scope(List<SyncRule.Scope> group, boolean inbound, Parameters parameters) {
        return new ScopeGroup(group.stream()
                .map(c -> new ScopeCondition(
                        attribute(requireNonNull(c.attribute()), inbound),
                        requireNonNull(c.operator()),
                        parameters.inValue(c.shown())))
                .toList());
    }

    private static String attribute(String old, boolean inbound) {
        return inbound ? old : MetaverseNames.attribute(old);
    }

    private static List<JoinGroup> joins(SyncRule rule) {
        return rule.joins().stream()
                .filter(group -> !group.isEmpty())
                .map(group -> new JoinGroup(group.stream()
                        .map(c -> new JoinCondition(
                                requireNonNull(c.connectorAttribute()),
                                MetaverseNames.attribute(requireNonNull(c.metaverseAttribute())),
                                Boolean.TRUE.equals(c.caseSensitive())))
                        .toList()))
                .toList();
    }

    private static RuleDocument.LinkType link(@Nullable String type) {
        return switch (type == null ? "" : type.toLowerCase(Locale.ROOT)) {
            case "provision" -> RuleDocument.LinkType.PROVISION;
            case "stickyjoin" -> RuleDocument.LinkType.STICKY_JOIN;
            default -> RuleDocument.LinkType.JOIN;
        };
    }

    private static RuleDocument.@Nullable MergeType merge(@Nullable String type) {
        return switch (type == null ? "update" : type.toLowerCase(Locale.ROOT)) {
            case "update" -> RuleDocument.MergeType.UPDATE;
            case "merge" -> RuleDocument.MergeType.MERGE;
            case "mergecaseinsensitive" -> RuleDocument.MergeType.MERGE_CASE_INSENSITIVE;
            default -> null;
        };
    }
}
