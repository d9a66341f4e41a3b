package io.isthmus.rules.inbound;

import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.rules.flowing.AttributeFlow;
import io.isthmus.rules.flowing.Contribution;
import io.isthmus.rules.object.Link;
import io.isthmus.rules.object.MetaverseObject;
import io.isthmus.rules.object.MetaverseSchema;
import io.isthmus.rules.object.ObjectProblem;
import io.isthmus.rules.object.ObjectProblem.Kind;
import io.isthmus.rules.object.SourceObject;
import io.isthmus.rules.rule.RuleSet;
import io.isthmus.rules.rule.SynchronizationRule;
import io.isthmus.rules.scoping.ScopeVerdict;
import io.isthmus.rules.scoping.Scoping;
import io.isthmus.rules.value.Attributes;
import io.isthmus.rules.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * From the connector space into the metaverse, in steps that a caller takes for a whole batch with a constant number of
 * queries between them:
 *
 * <ol>
 *   <li>{@link #scope} each object;
 *   <li>{@link #lookups} of all that have no link yet: one query finds the candidates;
 *   <li>{@link #link} each object: stays, joins, projects, or has no link;
 *   <li>{@link #flow} everything that is joined to a metaverse object, into it.
 * </ol>
 *
 * Pure: no step changes anything, and equal input gives equal output. Immutable, for any number of threads.
 */
public final class InboundSynchronization {

    private final RuleSet rules;
    private final Linking linking;
    private final AttributeFlow attributeFlow = new AttributeFlow();

    public InboundSynchronization(RuleSet rules) {
        this.rules = rules;
        this.linking = new Linking(this::explain);
    }

    /** The rules in scope for an object. */
    public ScopedObject scope(SourceObject object) {
        List<SynchronizationRule> inScope = new ArrayList<>();
        for (SynchronizationRule rule : rules.inbound(object.connector(), object.objectClass())) {
            if (Scoping.inScope(rule, object)) {
                inScope.add(rule);
            }
        }
        return new ScopedObject(object, inScope);
    }

    /** Every rule written for such objects, with the reason where it is out of scope. For people. */
    public List<ScopeVerdict> explain(SourceObject object) {
        return rules.inbound(object.connector(), object.objectClass()).stream()
                .map(rule -> Scoping.explain(rule, object))
                .toList();
    }

    /**
     * What {@link #link} will want to know of the metaverse; nothing for an object whose link lasts.
     *
     * @param current the object's link now
     */
    public Set<JoinLookup> lookups(ScopedObject scoped, Optional<Link> current) {
        Set<JoinLookup> lookups = new LinkedHashSet<>();
        if (current.isEmpty() || !scoped.has(current.get().ruleId())) {
            for (SynchronizationRule rule : scoped.inScope()) {
                lookups.addAll(Joining.lookups(rule, scoped.object()));
            }
        }
        return lookups;
    }

    /**
     * Decides an object's link.
     *
     * <p>A link lasts while the rule that made it is in scope. When that rule has left, the rules now in scope decide; if
     * they find no partner but provision objects of the same type, the link lasts under the new rule, since exchanging one
     * rule for another must not make a person disappear and come back.
     *
     * @param current the metaverse object that it is linked to now
     * @param candidates what {@link #lookups} asked for
     */
    public LinkDecision link(ScopedObject scoped, Optional<MetaverseObject> current, BatchMetaverse candidates) {
        return linking.decide(scoped, current, candidates);
    }

    /**
     * Flows all contributions into a metaverse object.
     *
     * @param target the metaverse object as it was; without attributes when it is new
     * @param contributors every object joined to it, in any order, each with its rules in scope
     * @param creating whether the metaverse object is only now projected, for flows that execute once
     */
    public FlowResult flow(
            MetaverseObject target,
            Collection<ScopedObject> contributors,
            boolean creating,
            EvaluationContext context) {
        List<AttributeFlow.Contributor> flowing = new ArrayList<>();
        for (ScopedObject each : contributors) {
            for (SynchronizationRule rule : each.writingTo(target.type())) {
                flowing.add(new AttributeFlow.Contributor(rule, each.object()));
            }
        }
        AttributeFlow.Decided decided = attributeFlow.decide(flowing, creating, context);
        if (!decided.problems().isEmpty()) {
            return new FlowResult.Failed(decided.problems());
        }
        Attributes next = apply(target.attributes(), decided);
        Optional<ObjectProblem> moved = anchorChange(target.attributes(), next, decided);
        return moved.isPresent()
                ? new FlowResult.Failed(List.of(moved.get()))
                : new FlowResult.Flowed(next, decided.lineage());
    }

    /** Attributes that no rule in scope mentions any more go; those whose flows all say "ignore" stay. */
    private static Attributes apply(Attributes before, AttributeFlow.Decided decided) {
        Attributes.Builder next = Attributes.builder();
        decided.kept().forEach(name -> next.put(name, before.get(name)));
        decided.values().forEach(next::put);
        return next.build();
    }

    private static Optional<ObjectProblem> anchorChange(
            Attributes before, Attributes after, AttributeFlow.Decided decided) {
        List<Value> former = before.get(MetaverseSchema.SOURCE_ANCHOR);
        List<Value> next = after.get(MetaverseSchema.SOURCE_ANCHOR);
        if (former.isEmpty() || next.isEmpty() || former.equals(next)) {
            return Optional.empty();
        }
        String message = "the source anchor would change from "
                + former.getFirst().plain() + " to " + next.getFirst().plain() + "; an anchor never changes";
        Contribution contributor = decided.lineage().get(MetaverseSchema.SOURCE_ANCHOR);
        return Optional.of(new ObjectProblem(
                Kind.SOURCE_ANCHOR_CHANGED,
                contributor == null ? null : contributor.ruleId(),
                MetaverseSchema.SOURCE_ANCHOR,
                -1,
                message));
    }
}
