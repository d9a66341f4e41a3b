package io.isthmus.rules.flowing;

import io.isthmus.rules.expression.Evaluated;
import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.rules.expression.evaluation.FlowValue;
import io.isthmus.rules.expression.evaluation.FlowValue.Literal;
import io.isthmus.rules.flowing.AttributeFlow.Contributor;
import io.isthmus.rules.flowing.AttributeFlow.Decided;
import io.isthmus.rules.object.MetaverseObject;
import io.isthmus.rules.object.ObjectProblem;
import io.isthmus.rules.object.RuleSubject;
import io.isthmus.rules.object.SourceObject;
import io.isthmus.rules.rule.FlowSource;
import io.isthmus.rules.rule.MergeType;
import io.isthmus.rules.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Decides the attributes of one object, one after the other. For one thread. */
final class Deciding {

    private final List<Contributor> contributors;
    private final boolean creating;
    private final EvaluationContext context;
    private final Decided decided =
            new Decided(new LinkedHashMap<>(), new ArrayList<>(0), new LinkedHashMap<>(), new ArrayList<>(0));

    /** @param contributors in the order that the plan was made for */
    Deciding(List<Contributor> contributors, boolean creating, EvaluationContext context) {
        this.contributors = contributors;
        this.creating = creating;
        this.context = context;
    }

    Decided decided() {
        return decided;
    }

    void decide(FlowPlan.Target target) {
        FlowPlan.Step disagreeing = target.disagreeing();
        if (disagreeing != null) {
            decided.problems().add(mixed(target, disagreeing));
            return;
        }
        Merging merging = new Merging(target.steps().getFirst().flow().mergeType());
        boolean kept = false;
        for (FlowPlan.Step step : target.steps()) {
            Evaluated answer = answer(step);
            if (answer instanceof Evaluated.Failure failure) {
                decided.problems().add(failed(target, step, failure));
                return;
            }
            FlowValue value = TargetValues.of(target.name(), ((Evaluated.Answer) answer).value());
            kept |= value == Literal.IGNORE_THIS_FLOW;
            if (value instanceof FlowValue.Values) {
                merging.add(value.list());
                decided.lineage().putIfAbsent(target.name(), contribution(step));
            }
            if (ends(value, step.flow().mergeType())) {
                decided.values().put(target.name(), merging.merged());
                return;
            }
        }
        conclude(target, merging.merged(), kept);
    }

    /** Whether no later flow is asked. */
    private static boolean ends(FlowValue value, MergeType mergeType) {
        return value == Literal.AUTHORITATIVE_NULL
                || value instanceof FlowValue.Values && mergeType == MergeType.UPDATE;
    }

    private void conclude(FlowPlan.Target target, List<Value> merged, boolean kept) {
        if (kept && merged.isEmpty()) {
            decided.kept().add(target.name());
        } else {
            decided.values().put(target.name(), merged);
        }
    }

    private Evaluated answer(FlowPlan.Step step) {
        if (step.flow().executeOnce() && !creating) {
            return new Evaluated.Answer(Literal.IGNORE_THIS_FLOW);
        }
        RuleSubject subject = contributors.get(step.contributor()).subject();
        return switch (step.flow().source()) {
            case FlowSource.Direct plain -> new Evaluated.Answer(FlowValue.of(subject.valuesOf(step.attribute())));
            case FlowSource.Constant constant -> new Evaluated.Answer(FlowValue.of(Value.text(constant.value())));
            case FlowSource.Computed computed -> computed.expression().evaluate(subject, context);
        };
    }

    private String ruleId(FlowPlan.Step step) {
        return contributors.get(step.contributor()).rule().id();
    }

    private Contribution contribution(FlowPlan.Step step) {
        return switch (contributors.get(step.contributor()).subject()) {
            case SourceObject object -> new Contribution(ruleId(step), object.connector(), object.anchor());
            case MetaverseObject object -> new Contribution(ruleId(step), null, object.id());
        };
    }

    private ObjectProblem failed(FlowPlan.Target target, FlowPlan.Step step, Evaluated.Failure failure) {
        ObjectProblem.Kind kind =
                failure.declared() ? ObjectProblem.Kind.DECLARED_ERROR : ObjectProblem.Kind.EXPRESSION_FAILED;
        return new ObjectProblem(kind, ruleId(step), target.name(), failure.position(), failure.message());
    }

    private ObjectProblem mixed(FlowPlan.Target target, FlowPlan.Step step) {
        FlowPlan.Step first = target.steps().getFirst();
        String message = "it merges by " + step.flow().mergeType() + ", but rule " + ruleId(first) + " by "
                + first.flow().mergeType() + "; all rules in scope must agree";
        return new ObjectProblem(ObjectProblem.Kind.MERGE_TYPES_MIXED, ruleId(step), target.name(), -1, message);
    }
}
