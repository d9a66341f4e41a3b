package io.isthmus.analyzer.translating;

import static java.util.Objects.requireNonNull;

import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.LegacyFlowValue;
import io.isthmus.analyzer.facts.PlainValue;
import io.isthmus.analyzer.facts.RedactedValue;
import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.verdict.FindingCode;
import io.isthmus.analyzer.verdict.FindingVariants.Misunderstood;
import io.isthmus.analyzer.words.Details;
import io.isthmus.contracts.analysis.Finding;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleDocument.Flow;
import io.isthmus.contracts.settings.RuleDocument.FlowKind;
import io.isthmus.contracts.settings.RuleDocument.ScopeCondition;
import io.isthmus.contracts.settings.RuleDocument.ScopeGroup;
import io.isthmus.rules.expression.CompileResult;
import io.isthmus.rules.expression.Expression;
import io.isthmus.rules.expression.parsing.ExpressionProblem;
import io.isthmus.rules.rule.BitMask;
import io.isthmus.rules.rule.ScopeOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The flows and the scope of a rule as ours have them, and what of them is not understood. */
final class RuleParts {

    /** Made of the source anchor, and known to nobody but the old connector: the target has no such attribute. */
    private static final String NAME_IN_THE_CLOUDS_SPACE = "dn";

    private final SyncRule rule;
    private final boolean inbound;
    private final Parameters parameters;
    private final List<Flow> flows = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private RuleParts(SyncRule rule, boolean inbound, Parameters parameters) {
        this.rule = rule;
        this.inbound = inbound;
        this.parameters = parameters;
    }

    /** @param wanted some of the rule's flows, or all */
    static RuleParts of(SyncRule rule, boolean inbound, List<SyncRule.Mapping> wanted, Parameters parameters) {
        RuleParts parts = new RuleParts(rule, inbound, parameters);
        wanted.forEach(parts::flow);
        rule.scope().forEach(parts::group);
        return parts;
    }

    List<Flow> flows() {
        return flows;
    }

    /** Nothing where all is understood. */
    List<Finding> findings() {
        return findings;
    }

    /** Of a rule that is understood. */
    List<ScopeGroup> scope() {
        return rule.scope().stream().map(this::scope).toList();
    }

    private void flow(SyncRule.Mapping mapping) {
        if (mapping.target() == null) {
            findings.add(problem(mapping, Misunderstood.NO_TARGET, Details.none()));
            return;
        }
        if (!inbound && NAME_IN_THE_CLOUDS_SPACE.equalsIgnoreCase(mapping.target())) {
            return;
        }
        String target = inbound ? MetaverseNames.attribute(mapping.target()) : mapping.target();
        RuleDocument.MergeType merge = merge(mapping.merge());
        if (merge == null) {
            findings.add(problem(mapping, Misunderstood.MERGE_TYPE, Details.of("merge", mapping.merge())));
            return;
        }
        LegacyFlowValue expression = mapping.expression();
        if (expression instanceof PlainValue(String text)) {
            String renamed = parameters.inExpression(inbound ? text : MetaverseNames.expression(text));
            if (Expression.compile(text) instanceof CompileResult.Faulty(var problems)) {
                problems.forEach(p -> findings.add(problem(mapping, Misunderstood.EXPRESSION, details(p))));
                return;
            }
            Optional<String> unknown = parameters.unknownInExpression(text);
            if (unknown.isPresent()) {
                findings.add(problem(mapping, Misunderstood.PARAMETER, Details.of("parameter", unknown.get())));
                return;
            }
            flows.add(new Flow(target, FlowKind.EXPRESSION, renamed, merge, mapping.executeOnce()));
        } else if (expression != null) {
            findings.add(problem(mapping, Misunderstood.SECRET_EXPRESSION, Details.none()));
        } else if (mapping.constant() instanceof PlainValue(String text)) {
            flows.add(new Flow(target, FlowKind.CONSTANT, text, merge, mapping.executeOnce()));
        } else if (mapping.constant() != null) {
            findings.add(problem(mapping, Misunderstood.SECRET_CONSTANT, Details.none()));
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
                    mapping,
                    Misunderstood.SEVERAL_SOURCES,
                    Details.of("number", mapping.sources().size())));
        }
    }

    /** A group without a condition would let everybody in. */
    private void group(List<SyncRule.Scope> conditions) {
        if (conditions.isEmpty()) {
            findings.add(FindingCode.RULE_NOT_UNDERSTOOD.at(
                    rule.at("synchronizationCriteria"), Misunderstood.EMPTY_SCOPE, Details.of("rule", rule.name())));
        }
        conditions.forEach(this::condition);
    }

    private void condition(SyncRule.Scope condition) {
        parameters
                .unknownInValue(condition.shown())
                .ifPresent(name ->
                        findings.add(problem(condition, Misunderstood.SCOPE_PARAMETER, Details.of("parameter", name))));
        if (condition.value() instanceof RedactedValue) {
            findings.add(problem(condition, Misunderstood.SCOPE_SECRET, Details.none()));
        }
        if (condition.attribute() == null
                || ScopeOperator.named(condition.operator()).isEmpty()) {
            findings.add(
                    problem(condition, Misunderstood.SCOPE_OPERATOR, Details.of("operator", condition.operator())));
        }
        String value = parameters.inValue(condition.shown());
        if (asksForBits(condition) && BitMask.read(value == null ? "" : value).isEmpty()) {
            findings.add(problem(condition, Misunderstood.SCOPE_BITS, Details.of("value", value)));
        }
    }

    private static boolean asksForBits(SyncRule.Scope condition) {
        return ScopeOperator.named(condition.operator())
                .map(operator -> operator.negated().orElse(operator))
                .filter(ScopeOperator.ISBITSET::equals)
                .isPresent();
    }

    private static Details details(ExpressionProblem problem) {
        Details details = Details.of("position", problem.position() + 1)
                .and("problem", problem.message())
                .and("kind", problem.kind());
        for (int i = 0; i < problem.values().size(); i++) {
            details = details.and(String.valueOf(i), problem.values().get(i));
        }
        return details;
    }

    private Finding problem(SyncRule.Mapping mapping, Misunderstood what, Details details) {
        return problem(mapping.evidence(), what, details.and("attribute", mapping.target()));
    }

    private Finding problem(SyncRule.Scope condition, Misunderstood what, Details details) {
        return problem(condition.evidence(), what, details.and("attribute", condition.attribute()));
    }

    private Finding problem(@Nullable ExportLocation place, Misunderstood what, Details details) {
        return FindingCode.RULE_NOT_UNDERSTOOD.at(
                place == null ? rule.evidence() : place, what, details.and("rule", rule.name()));
    }

    private ScopeGroup scope(List<SyncRule.Scope> group) {
        return new ScopeGroup(group.stream()
                .map(c -> new ScopeCondition(
                        attribute(requireNonNull(c.attribute())),
                        requireNonNull(c.operator()),
                        parameters.inValue(c.shown())))
                .toList());
    }

    private String attribute(String old) {
        return inbound ? old : MetaverseNames.attribute(old);
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
