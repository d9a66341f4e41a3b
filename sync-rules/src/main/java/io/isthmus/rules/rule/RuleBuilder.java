package io.isthmus.rules.rule;

import io.isthmus.rules.expression.CompileResult;
import io.isthmus.rules.expression.Expression;
import io.isthmus.rules.expression.parsing.ExpressionProblem;
import io.isthmus.rules.object.MemberNesting;
import io.isthmus.rules.object.MetaverseSchema;
import io.isthmus.rules.object.PrimaryMembers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a rule of the plain parts that documents have, compiling its expressions. Collects every problem instead of
 * stopping at the first, because whoever migrates rules wants the whole list.
 *
 * <p>For one rule and one thread.
 */
public final class RuleBuilder {

    private final String id;
    private final Direction direction;
    private String name;
    private @Nullable String connector;
    private String sourceType = "";
    private String targetType = "";
    private LinkType linkType = LinkType.JOIN;
    private int precedence;
    private final List<ScopeGroup> scope = new ArrayList<>();
    private final List<JoinGroup> joins = new ArrayList<>();
    private final List<Flow> flows = new ArrayList<>();
    private final List<RuleProblem> problems = new ArrayList<>();

    private RuleBuilder(Direction direction, @Nullable String id) {
        this.direction = direction;
        this.id = id == null ? "" : id;
        this.name = this.id;
    }

    public static RuleBuilder inbound(@Nullable String id) {
        return new RuleBuilder(Direction.INBOUND, id);
    }

    public static RuleBuilder outbound(@Nullable String id) {
        return new RuleBuilder(Direction.OUTBOUND, id);
    }

    public RuleBuilder named(@Nullable String displayName) {
        this.name = displayName == null ? id : displayName;
        return this;
    }

    /** @param connectorName none for every source */
    public RuleBuilder connector(@Nullable String connectorName) {
        this.connector = connectorName;
        return this;
    }

    public RuleBuilder types(@Nullable String source, @Nullable String target) {
        this.sourceType = source == null ? "" : source;
        this.targetType = target == null ? "" : target;
        return this;
    }

    public RuleBuilder link(@Nullable LinkType type) {
        this.linkType = type == null ? LinkType.JOIN : type;
        return this;
    }

    public RuleBuilder precedence(int lowerWins) {
        this.precedence = lowerWins;
        return this;
    }

    /** A scope condition as documents have it; the operator by name. */
    public record Condition(
            String attribute,
            @Nullable String operator,
            @Nullable String value) {}

    /** Adds a group of conditions that must all hold; groups are alternatives. */
    public RuleBuilder scopeGroup(List<Condition> conditions) {
        List<ScopeCondition> group = new ArrayList<>();
        for (Condition condition : conditions) {
            String place = "scope condition " + (scope.size() + 1) + "." + (group.size() + 1);
            group.add(scopeCondition(place, condition));
        }
        scope.add(new ScopeGroup(group));
        return this;
    }

    public RuleBuilder scopeGroup(Condition... conditions) {
        return scopeGroup(List.of(conditions));
    }

    private ScopeCondition scopeCondition(String place, Condition condition) {
        Optional<ScopeOperator> operator = ScopeOperator.named(condition.operator());
        if (operator.isEmpty()) {
            problem(place, "unknown operator " + condition.operator());
        }
        if (isBlank(condition.attribute())) {
            problem(place, "no attribute named");
        }
        ScopeCondition read = new ScopeCondition(
                condition.attribute(),
                operator.orElse(ScopeOperator.ISNULL),
                condition.value() == null ? "" : condition.value());
        if (operator.filter(ScopeOperator.ISBITSET::equals).isPresent()
                || operator.filter(ScopeOperator.ISBITNOTSET::equals).isPresent()) {
            if (BitMask.read(read.value()).isEmpty()) {
                problem(place, "the bit mask \"" + read.value() + "\" is no number");
            }
        }
        return read;
    }

    public RuleBuilder joinGroup(List<JoinCondition> conditions) {
        if (conditions.isEmpty()) {
            problem("join group " + (joins.size() + 1), "a join group needs a condition");
        } else {
            joins.add(new JoinGroup(conditions));
        }
        return this;
    }

    public RuleBuilder joinGroup(JoinCondition... conditions) {
        return joinGroup(List.of(conditions));
    }

    public RuleBuilder direct(
            String target, @Nullable String sourceAttribute, @Nullable MergeType merge, boolean executeOnce) {
        if (sourceAttribute == null || sourceAttribute.isBlank()) {
            problem("flow " + target, "no source attribute named");
            return this;
        }
        return flow(target, new FlowSource.Direct(sourceAttribute), merge, executeOnce);
    }

    public RuleBuilder direct(String target, String sourceAttribute) {
        return direct(target, sourceAttribute, MergeType.UPDATE, false);
    }

    public RuleBuilder constant(String target, @Nullable String value, @Nullable MergeType merge, boolean executeOnce) {
        return flow(target, new FlowSource.Constant(value == null ? "" : value), merge, executeOnce);
    }

    public RuleBuilder constant(String target, String value) {
        return constant(target, value, MergeType.UPDATE, false);
    }

    public RuleBuilder expression(
            String target, @Nullable String text, @Nullable MergeType merge, boolean executeOnce) {
        switch (Expression.compile(text)) {
            case CompileResult.Compiled compiled ->
                flow(target, new FlowSource.Computed(compiled.expression()), merge, executeOnce);
            case CompileResult.Faulty faulty -> {
                for (ExpressionProblem each : faulty.problems()) {
                    problems.add(new RuleProblem(id, "flow " + target, each.position(), each.message()));
                }
            }
        }
        return this;
    }

    public RuleBuilder expression(String target, String text) {
        return expression(target, text, MergeType.UPDATE, false);
    }

    private RuleBuilder flow(String target, FlowSource source, @Nullable MergeType merge, boolean executeOnce) {
        if (isBlank(target)) {
            problem("flow " + (flows.size() + 1), "no target attribute named");
        } else {
            if (source instanceof FlowSource.Constant constant && !isBlank(constant.value())) {
                checkChoice(target, constant.value());
            }
            flows.add(new Flow(target, source, merge == null ? MergeType.UPDATE : merge, executeOnce));
        }
        return this;
    }

    private void checkChoice(String target, String said) {
        if (MetaverseSchema.MEMBER_NESTING.equalsIgnoreCase(target)
                && MemberNesting.named(said).isEmpty()) {
            problem("flow " + target, "\"" + said + "\" is none of KEEP, FLATTEN and BOTH");
        }
        if (MetaverseSchema.PRIMARY_MEMBERS.equalsIgnoreCase(target)
                && PrimaryMembers.named(said).isEmpty()) {
            problem("flow " + target, "\"" + said + "\" is neither INCLUDE nor LEAVE_OUT");
        }
    }

    /** The rule, or everything that is wrong with it. */
    public RuleReading build() {
        if (isBlank(id)) {
            problem("id", "a rule needs an id");
        }
        if (isBlank(sourceType) || isBlank(targetType)) {
            problem("types", "a rule needs a source type and a target type");
        }
        if (!problems.isEmpty()) {
            return new RuleReading.Unreadable(problems);
        }
        return new RuleReading.Readable(new SynchronizationRule(
                id, name, direction, connector, sourceType, targetType, linkType, precedence, scope, joins, flows));
    }

    private void problem(String place, String message) {
        problems.add(new RuleProblem(id, place, -1, message));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
