package io.isthmus.sync.synchronizing.inbound;

import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.sync.connectorspace.PendingObject;
import io.isthmus.sync.importing.Tally;
import io.isthmus.sync.rules.SynchronizationRules;
import io.isthmus.sync.synchronizing.batches.BatchPipeline;
import io.isthmus.sync.synchronizing.batches.QueueSegment;
import io.isthmus.sync.synchronizing.inbound.InboundOutcome.Footprint;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;

/** Inbound synchronization of everything that waits for it, batch by batch. */
public final class InboundBatches implements BatchPipeline.Stages<QueueSegment, InboundOutcome, Footprint> {

    private final InboundStore store;
    private final SynchronizationRules rules;
    private final EvaluationContext context;
    private final boolean everything;
    private final Tally tally;
    private final LongConsumer progress;
    private final QueueSegment.Sweep sweep;
    private long done;

    /**
     * @param everything whether everything waits
     * @param progress told how many objects have been evaluated
     */
    public InboundBatches(
            InboundStore store,
            SynchronizationRules rules,
            EvaluationContext context,
            boolean everything,
            int batchSize,
            Tally tally,
            LongConsumer progress) {
        this.store = store;
        this.rules = rules;
        this.context = context;
        this.everything = everything;
        this.tally = tally;
        this.progress = progress;
        this.sweep = new QueueSegment.Sweep(store::last, batchSize);
    }

    public void run() {
        sweep.run(this);
    }

    @Override
    public Optional<QueueSegment> next() {
        return sweep.next();
    }

    @Override
    public InboundOutcome prepare(QueueSegment piece) {
        List<PendingObject> batch = store.waiting(piece);
        InboundEvaluation evaluation = new InboundEvaluation(rules, context, batch);
        evaluation.link(store.metaverse(evaluation.metaverseIds(), evaluation.lookups()));
        List<UUID> ids = batch.stream().map(PendingObject::id).toList();
        return evaluation.flow(store.joinedTo(evaluation.concerned(), ids));
    }

    @Override
    public Footprint finish(InboundOutcome outcome) {
        store.save(outcome, everything);
        outcome.errors().forEach(tally::error);
        done += outcome.evaluated().size();
        progress.accept(done);
        return outcome.written();
    }

    @Override
    public boolean outdated(InboundOutcome outcome, Footprint written) {
        return outcome.read().meets(written);
    }
}
