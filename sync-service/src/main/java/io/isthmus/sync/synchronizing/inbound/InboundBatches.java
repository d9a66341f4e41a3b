package io.isthmus.sync.synchronizing.inbound;

import io.isthmus.chassis.runs.RunTally;
import io.isthmus.sync.synchronizing.batches.BatchPipeline;
import io.isthmus.sync.synchronizing.batches.QueueSegment;
import io.isthmus.sync.synchronizing.inbound.InboundOutcome.Footprint;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Inbound synchronization of everything that waits for it, batch by batch. */
public final class InboundBatches implements BatchPipeline.Stages<QueueSegment, InboundOutcome, Footprint> {

    private final InboundStore store;
    private final InboundEvaluation evaluation;
    private final boolean everything;
    private final RunTally tally;
    private final LongConsumer progress;
    private final QueueSegment.Sweep sweep;
    private long done;

    /**
     * @param everything whether everything waits
     * @param progress told how many objects have been evaluated
     */
    public InboundBatches(
            InboundStore store,
            InboundEvaluation evaluation,
            boolean everything,
            int batchSize,
            RunTally tally,
            LongConsumer progress) {
        this.store = store;
        this.evaluation = evaluation;
        this.everything = everything;
        this.tally = tally;
        this.progress = progress;
        this.sweep = new QueueSegment.Sweep(store::next, batchSize);
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
        return store.together(() -> evaluation.of(store.waiting(piece), store));
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
