package io.isthmus.rules.flowing;

import io.isthmus.rules.expression.Evaluated;
import io.isthmus.rules.expression.EvaluationContext;
import io.isthmus.rules.expression.FlowValue;
import io.isthmus.rules.expression.FlowValue.Literal;
import io.isthmus.rules.object.ConnectorSpaceObject;
import io.isthmus.rules.object.MetaverseObject;
import io.isthmus.rules.object.MetaverseSchema;
import io.isthmus.rules.object.ObjectProblem;
import io.isthmus.rules.object.RuleSubject;
import io.isthmus.rules.rule.Flow;
import io.isthmus.rules.rule.FlowSource;
import io.isthmus.rules.rule.MergeType;
import io.isthmus.rules.rule.SynchronizationRule;
import io.isthmus.rules.value.Attributes;
import io.isthmus.rules.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides every target attribute over all contributions to it. The same function serves both directions.
 *
 * <p>The flows for one attribute are asked in order of their rules' precedence:
 *
 * <table>
 * <caption>What a flow's answer does</caption>
 * <tr><th>answer</th><th>UPDATE</th><th>MERGE, MERGE_CASE_INSENSITIVE</th></tr>
 * <tr><td>values</td><td>these are the values; done</td><td>added to those before; go on</td></tr>
 * <tr><td>NULL</td><td colspan="2">ask the next</td></tr>
 * <tr><td>AuthoritativeNull</td><td>empty; done</td><td>done with those before</td></tr>
 * <tr><td>IgnoreThisFlow, or execute-once on an existing object</td><td colspan="2">ask the next; if nobody gives a
 * value, the target keeps what it has</td></tr>
 * </table>
 *
 * An empty text counts as NULL, since no directory stores one. Flows in scope that disagree on the merge type are an error.
 */
public final class AttributeFlow {

    private AttributeFlow() {}

    /** One rule in scope, with the object it reads. */
    public record Contributor(SynchronizationRule rule, RuleSubject subject) {}

    /**
     * @param values the new values by target attribute, an empty list where the attribute is to be empty
     * @param kept target attributes that are to stay as they are
     * @param lineage who gave the values that are not empty
     * @param problems anything that went wrong; the values are of no use then
     */
    public record Decided(
            Map<String, List<Value>> values,
            List<String> kept,
            Map<String, Contribution> lineage,
            List<ObjectProblem> problems) {}

    /**
     * @param contributors in any order: precedence, rule id and the subject's identity order them
     * @param creating whether the target object is only now created, for flows that execute once
     */
    public static Decided decide(List<Contributor> contributors, boolean creating, EvaluationContext context) {
        List<Contributor> ordered = new ArrayList<>(contributors);
        ordered.sort(Comparator.comparingInt((Contributor each) -> each.rule().precedence())
                .thenComparing(each -> each.rule().id())
                .thenComparing(each -> each.subject().identity()));
        Map<String, Chain> chains = new LinkedHashMap<>();
        for (Contributor contributor : ordered) {
            for (Flow flow : contributor.rule().flows()) {
                if (!isMembershipFlow(flow)) {
                    chains.computeIfAbsent(Attributes.fold(flow.target()), name -> new Chain(flow.target()))
                            .add(flow, contributor);
                }
            }
        }
        return decide(chains, creating, context);
    }

    private static Decided decide(Map<String, Chain> chains, boolean creating, EvaluationContext context) {
        Decided decided =
                new Decided(new LinkedHashMap<>(), new ArrayList<>(), new LinkedHashMap<>(), new ArrayList<>());
        for (Chain chain : chains.values()) {
            chain.decide(creating, context, decided);
        }
        return decided;
    }

    /** Memberships are kept in buckets beside the object; they are never in a list here. */
    private static boolean isMembershipFlow(Flow flow) {
        return MetaverseSchema.isMembership(flow.target()) && flow.source() instanceof FlowSource.Direct;
    }

    /** All flows for one target attribute, those that precede first. */
    private static final class Chain {

        private final String target;
        private final List<Link> links = new ArrayList<>(2);

        private record Link(Flow flow, Contributor contributor) {}

        private Chain(String target) {
            this.target = target;
        }

        private void add(Flow flow, Contributor contributor) {
            links.add(new Link(flow, contributor));
        }

        private void decide(boolean creating, EvaluationContext context, Decided decided) {
            MergeType mergeType = links.getFirst().flow().mergeType();
            for (Link link : links) {
                if (link.flow().mergeType() != mergeType) {
                    decided.problems().add(mixed(mergeType, link));
                    return;
                }
            }
            Merging merging = new Merging(mergeType);
            boolean ignored = false;
            for (Link link : links) {
                switch (answer(link, creating, context)) {
                    case Evaluated.Failure failure -> {
                        decided.problems().add(failed(link, failure));
                        return;
                    }
                    case Evaluated.Answer answer when answer.value() == Literal.NULL -> {}
                    case Evaluated.Answer answer when answer.value() == Literal.IGNORE_THIS_FLOW -> ignored = true;
                    case Evaluated.Answer answer
                    when answer.value() == Literal.AUTHORITATIVE_NULL -> {
                        decided.values().put(target, merging.merged());
                        return;
                    }
                    case Evaluated.Answer answer -> {
                        merging.add(answer.value().list());
                        decided.lineage().putIfAbsent(target, contribution(link.contributor()));
                        if (mergeType == MergeType.UPDATE) {
                            decided.values().put(target, merging.merged());
                            return;
                        }
                    }
                }
            }
            if (ignored && merging.merged().isEmpty()) {
                decided.kept().add(target);
            } else {
                decided.values().put(target, merging.merged());
            }
        }

        private Evaluated answer(Link link, boolean creating, EvaluationContext context) {
            if (link.flow().executeOnce() && !creating) {
                return new Evaluated.Answer(Literal.IGNORE_THIS_FLOW);
            }
            RuleSubject subject = link.contributor().subject();
            Evaluated answer = switch (link.flow().source()) {
                case FlowSource.Direct direct ->
                    new Evaluated.Answer(FlowValue.of(subject.valuesOf(direct.attribute())));
                case FlowSource.Constant constant -> new Evaluated.Answer(FlowValue.of(Value.text(constant.value())));
                case FlowSource.Computed computed -> computed.expression().evaluate(subject, context);
            };
            return answer instanceof Evaluated.Answer given
                    ? new Evaluated.Answer(TargetValues.of(target, given.value()))
                    : answer;
        }

        private ObjectProblem failed(Link link, Evaluated.Failure failure) {
            ObjectProblem.Kind kind =
                    failure.declared() ? ObjectProblem.Kind.DECLARED_ERROR : ObjectProblem.Kind.EXPRESSION_FAILED;
            return new ObjectProblem(
                    kind, link.contributor().rule().id(), target, failure.position(), failure.message());
        }

        private ObjectProblem mixed(MergeType first, Link link) {
            String message = "it merges by " + link.flow().mergeType() + ", but rule "
                    + links.getFirst().contributor().rule().id() + " by " + first
                    + "; all rules in scope must agree";
            return new ObjectProblem(
                    ObjectProblem.Kind.MERGE_TYPES_MIXED,
                    link.contributor().rule().id(),
                    target,
                    -1,
                    message);
        }

        private static Contribution contribution(Contributor contributor) {
            String ruleId = contributor.rule().id();
            return switch (contributor.subject()) {
                case ConnectorSpaceObject object -> new Contribution(ruleId, object.connector(), object.anchor());
                case MetaverseObject object -> new Contribution(ruleId, null, object.id());
            };
        }
    }
}
