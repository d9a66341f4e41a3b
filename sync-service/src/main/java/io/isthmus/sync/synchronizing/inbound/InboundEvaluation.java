package io.isthmus.sync.synchronizing.inbound;

import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.sync.connectorspace.PendingObject;
import io.isthmus.sync.rules.SynchronizationRules;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Evaluates connector space objects, a batch at a time: {@link Scoped} → {@link Linked} → {@link InboundOutcome}. Each step
 * is a value that says what the next one has to know, and decides only from what it is given: the same batch comes to the
 * same, in whatever order its objects are, and a batch cut in two comes to what the whole would.
 */
public record InboundEvaluation(SynchronizationRules rules, EvaluationContext context) {

    boolean looksAtTime() {
        return rules.looksAtTime();
    }

    /** The first step: which rules are in scope for each object. */
    public Scoped scope(Collection<PendingObject> batch) {
        return Scoped.of(this, batch);
    }

    /**
     * All steps; the store is asked between them, and told nothing. Other contributors that are in error are evaluated with
     * the batch: what is wrong may be mended by it. What is wrong with them besides was told when it was found.
     */
    public InboundOutcome of(Collection<PendingObject> batch, InboundStore store) {
        Scoped scoped = scope(batch);
        Linked linked = scoped.link(store.metaverse(scoped.metaverseIds(), scoped.lookups()));
        List<PendingObject> others = store.joinedTo(linked.concerned(), scoped.ids());
        InboundOutcome outcome = linked.flow(others);
        List<PendingObject> inError =
                others.stream().filter(PendingObject::inError).toList();
        if (inError.isEmpty()) {
            return outcome;
        }
        Set<String> told = inError.stream().map(each -> each.image().dn()).collect(Collectors.toSet());
        return of(Stream.concat(batch.stream(), inError.stream()).toList(), store)
                .telling(error ->
                        !told.contains(error.object()) || outcome.errors().contains(error));
    }
}
