package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.sync.rules.SynchronizationRules;
import java.util.Collection;

/**
 * Decides for a batch of metaverse objects what is to be sent: whatever differs from what was last sent. Equal images are
 * not sent again, so that evaluating anything twice, or everything after a loss, changes nothing. {@link Decided} →
 * {@link OutboundPrepared}; each step is a value, and decides only from what it is given.
 */
record OutboundPreparation(String runId, SynchronizationRules rules, EvaluationContext context, Grace grace) {

    /** The first step: what should become of each object. */
    Decided decide(Collection<OutboundObject> batch) {
        return new OutboundDecisions(this).of(batch);
    }

    /** Both steps; the store is asked between them, and told nothing. */
    OutboundPrepared of(Collection<OutboundObject> batch, OutboundStore store) {
        Decided decided = decide(batch);
        return decided.resolve(store.anchorsAt(decided.places()), store.doubts(decided.referring(), decided.places()));
    }
}
