package io.isthmus.sync.synchronizing.inbound;

import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.sync.connectorspace.PendingObject;
import io.isthmus.sync.rules.SynchronizationRules;
import java.util.Collection;

/**
 * Evaluates connector space objects, a batch at a time: {@link Scoped} → {@link Linked} → {@link InboundOutcome}. Each step
 * is a value that says what the next one has to know, and decides only from what it is given: the same batch comes to the
 * same, in whatever order its objects are, and a batch cut in two comes to what the whole would.
 */
public record InboundEvaluation(SynchronizationRules rules, EvaluationContext context) {

    /** The first step: which rules are in scope for each object. */
    public Scoped scope(Collection<PendingObject> batch) {
        return Scoped.of(this, batch);
    }

    /** All steps; the store is asked between them, and told nothing. */
    public InboundOutcome of(Collection<PendingObject> batch, InboundStore store) {
        Scoped scoped = scope(batch);
        Linked linked = scoped.link(store.metaverse(scoped.metaverseIds(), scoped.lookups()));
        return linked.flow(store.joinedTo(linked.concerned(), scoped.ids()));
    }
}
