package io.isthmus.analyzer.translating;

import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleDocument.Flow;
import io.isthmus.contracts.settings.RuleDocument.ScopeGroup;
import io.isthmus.rules.expression.CompileResult;
import io.isthmus.rules.expression.Expression;
import io.isthmus.rules.rule.ScopeOperator;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which attributes a rule reads, and what its empty ones do to it. */
final class ReadAttributes {

    /** Hold of an attribute without a value, so the rule goes on to apply. */
    private static final Set<ScopeOperator> HOLD_OF_NOTHING = EnumSet.of(
            ScopeOperator.NOTEQUAL,
            ScopeOperator.NOTCONTAINS,
            ScopeOperator.NOTSTARTSWITH,
            ScopeOperator.NOTENDSWITH,
            ScopeOperator.ISNULL,
            ScopeOperator.ISNOTIN,
            ScopeOperator.ISBITNOTSET,
            ScopeOperator.ISNOTMEMBEROF);

    private ReadAttributes() {}

    /** In scope and flows. */
    static Set<String> of(RuleDocument rule) {
        Set<String> names = names();
        rule.scope().forEach(group -> group.conditions().forEach(condition -> names.add(condition.attribute())));
        rule.flows().forEach(flow -> names.addAll(of(flow)));
        return names;
    }

    /** In the metaverse, by the joins of an inbound rule. */
    static Set<String> joined(RuleDocument rule) {
        Set<String> names = names();
        rule.joins()
                .forEach(group -> group.conditions().forEach(condition -> names.add(condition.metaverseAttribute())));
        return names;
    }

    static Set<String> of(Flow flow) {
        Set<String> names = names();
        switch (flow.kind()) {
            case DIRECT -> names.add(flow.source());
            case EXPRESSION -> {
                if (Expression.compile(flow.source()) instanceof CompileResult.Compiled(Expression expression)) {
                    names.addAll(expression.attributes());
                }
            }
            case CONSTANT -> {
                // it reads nothing
            }
        }
        return names;
    }

    /** Those of these attributes whose lack of a value keeps the rule from ever applying, or one of its flows from ever giving a value. */
    static Set<String> deadly(RuleDocument rule, Collection<String> empty) {
        Set<String> nothing = names();
        nothing.addAll(empty);
        Set<String> deadly = names();
        boolean never = !rule.scope().isEmpty()
                && rule.scope().stream()
                        .noneMatch(group -> deadlyIn(group, nothing).isEmpty());
        if (never) {
            rule.scope().forEach(group -> deadly.addAll(deadlyIn(group, nothing)));
        }
        for (Flow flow : rule.flows()) {
            Set<String> read = of(flow);
            if (!read.isEmpty() && nothing.containsAll(read)) {
                deadly.addAll(read);
            }
        }
        return deadly;
    }

    private static List<String> deadlyIn(ScopeGroup group, Set<String> nothing) {
        return group.conditions().stream()
                .filter(condition -> nothing.contains(condition.attribute()))
                .filter(condition -> ScopeOperator.named(condition.operator())
                        .filter(HOLD_OF_NOTHING::contains)
                        .isEmpty())
                .map(condition -> condition.attribute())
                .toList();
    }

    static Set<String> names() {
        return new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    }
}
