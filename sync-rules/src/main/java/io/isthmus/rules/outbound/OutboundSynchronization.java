package io.isthmus.rules.outbound;

import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.rules.flowing.AttributeFlow;
import io.isthmus.rules.flowing.Contribution;
import io.isthmus.rules.object.MemberNesting;
import io.isthmus.rules.object.MembershipChoice;
import io.isthmus.rules.object.MetaverseObject;
import io.isthmus.rules.object.MetaverseSchema;
import io.isthmus.rules.object.ObjectProblem;
import io.isthmus.rules.object.ObjectProblem.Kind;
import io.isthmus.rules.object.PrimaryMembers;
import io.isthmus.rules.outbound.OutboundResult.NotProvisioned.Reason;
import io.isthmus.rules.rule.RuleSet;
import io.isthmus.rules.rule.SynchronizationRule;
import io.isthmus.rules.scoping.ScopeVerdict;
import io.isthmus.rules.scoping.Scoping;
import io.isthmus.rules.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * From the metaverse towards the target: whether an object should exist there, and how it should look. The target itself
 * is never asked.
 *
 * <table>
 * <caption>Existence</caption>
 * <tr><th>a provisioning rule in scope</th><th>source anchor flowed</th><th>result</th></tr>
 * <tr><td>no</td><td></td><td>NotProvisioned, with the conditions that failed</td></tr>
 * <tr><td>yes</td><td>no</td><td>Failed, NO_SOURCE_ANCHOR</td></tr>
 * <tr><td>yes</td><td>yes</td><td>Provisioned; every rule in scope for the same target type contributes</td></tr>
 * </table>
 *
 * Pure, immutable, for any number of threads.
 */
public final class OutboundSynchronization {

    private final RuleSet rules;
    private final AttributeFlow attributeFlow = new AttributeFlow();

    public OutboundSynchronization(RuleSet rules) {
        this.rules = rules;
    }

    /** @param creating whether the object was never desired before, for flows that execute once */
    public OutboundResult evaluate(MetaverseObject object, boolean creating, EvaluationContext context) {
        List<SynchronizationRule> inScope = rules.outbound(object.type()).stream()
                .filter(rule -> Scoping.inScope(rule, object))
                .toList();
        Optional<SynchronizationRule> provisioning =
                inScope.stream().filter(SynchronizationRule::provisions).findFirst();
        if (provisioning.isEmpty()) {
            return notProvisioned(object);
        }
        List<AttributeFlow.Contributor> contributors = inScope.stream()
                .filter(rule ->
                        rule.targetType().equalsIgnoreCase(provisioning.get().targetType()))
                .map(rule -> new AttributeFlow.Contributor(rule, object))
                .toList();
        return image(provisioning.get(), contributors, attributeFlow.decide(contributors, creating, context));
    }

    /** Every provisioning rule written for such objects, with the reason where it is out of scope. For people. */
    public List<ScopeVerdict> explain(MetaverseObject object) {
        return rules.outbound(object.type()).stream()
                .filter(SynchronizationRule::provisions)
                .map(rule -> Scoping.explain(rule, object))
                .toList();
    }

    private OutboundResult notProvisioned(MetaverseObject object) {
        List<ScopeVerdict> verdicts = explain(object);
        Reason reason = verdicts.isEmpty() ? Reason.NO_RULE_FOR_TYPE : Reason.OUT_OF_SCOPE;
        return new OutboundResult.NotProvisioned(reason, verdicts);
    }

    private static OutboundResult image(
            SynchronizationRule provisioning,
            List<AttributeFlow.Contributor> contributors,
            AttributeFlow.Decided decided) {
        if (!decided.problems().isEmpty()) {
            return new OutboundResult.Failed(decided.problems());
        }
        SortedMap<String, List<String>> attributes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        SortedMap<String, List<String>> references = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        decided.values()
                .forEach((name, values) ->
                        (MetaverseSchema.isReference(name) ? references : attributes).put(name, plain(values)));
        List<String> anchor = attributes.getOrDefault(MetaverseSchema.SOURCE_ANCHOR, List.of());
        if (anchor.size() != 1) {
            return new OutboundResult.Failed(List.of(ObjectProblem.of(
                    Kind.NO_SOURCE_ANCHOR,
                    provisioning.id(),
                    "the rule provisions an object that has " + anchor.size() + " source anchors instead of one")));
        }
        List<String> saidOfGroups = withoutEmpty(attributes.remove(MetaverseSchema.MEMBER_NESTING));
        Optional<MemberNesting> nesting = chosen(saidOfGroups, MemberNesting.KEEP, MemberNesting::named);
        if (nesting.isEmpty()) {
            return new OutboundResult.Failed(List.of(unknownNesting(decided, saidOfGroups)));
        }
        List<String> saidOfPrimary = withoutEmpty(attributes.remove(MetaverseSchema.PRIMARY_MEMBERS));
        Optional<PrimaryMembers> primary = chosen(saidOfPrimary, PrimaryMembers.LEAVE_OUT, PrimaryMembers::named);
        if (primary.isEmpty()) {
            return new OutboundResult.Failed(List.of(unknownPrimary(decided, saidOfPrimary)));
        }
        DesiredImage image = new DesiredImage(
                provisioning.targetType(),
                anchor.getFirst(),
                attributes,
                references,
                membersManaged(contributors),
                new MembershipChoice(nesting.get(), primary.get()));
        return new OutboundResult.Provisioned(image, provisioning.id(), decided.lineage());
    }

    private static List<String> withoutEmpty(@Nullable List<String> values) {
        return values == null
                ? List.of()
                : values.stream().filter(value -> !value.isBlank()).toList();
    }

    private static <T> Optional<T> chosen(List<String> said, T usual, Function<String, Optional<T>> named) {
        return said.isEmpty()
                ? Optional.of(usual)
                : Optional.of(said)
                        .filter(values -> values.size() == 1)
                        .flatMap(values -> named.apply(values.getFirst()));
    }

    /** Never taken for one of those that are known: by the wrong one thousands would lose the group. */
    private static ObjectProblem unknownNesting(AttributeFlow.Decided decided, List<String> said) {
        return unknown(
                Kind.UNKNOWN_MEMBER_NESTING,
                MetaverseSchema.MEMBER_NESTING,
                decided,
                said,
                " says nothing of the groups among the members; KEEP, FLATTEN or BOTH does.");
    }

    private static ObjectProblem unknownPrimary(AttributeFlow.Decided decided, List<String> said) {
        return unknown(
                Kind.UNKNOWN_PRIMARY_MEMBERS,
                MetaverseSchema.PRIMARY_MEMBERS,
                decided,
                said,
                " says nothing of those whose primary group it is; INCLUDE or LEAVE_OUT does.");
    }

    private static ObjectProblem unknown(
            Kind kind, String attribute, AttributeFlow.Decided decided, List<String> said, String what) {
        Contribution from = decided.lineage().get(attribute);
        return new ObjectProblem(
                kind,
                from == null ? null : from.ruleId(),
                attribute,
                -1,
                "\"" + String.join("\", \"", said) + "\"" + what + " The members at the target stay as they are.");
    }

    private static boolean membersManaged(List<AttributeFlow.Contributor> contributors) {
        return contributors.stream()
                .anyMatch(each -> !RuleSet.membershipSources(each.rule()).isEmpty());
    }

    private static List<String> plain(List<Value> values) {
        List<String> plain = new ArrayList<>(values.size());
        values.forEach(value -> plain.add(value.plain()));
        return List.copyOf(plain);
    }
}
