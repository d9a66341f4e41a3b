package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.contracts.operations.Counts;
import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.sync.importing.Tally;
import io.isthmus.sync.rules.SynchronizationRules;
import io.isthmus.sync.synchronizing.batches.BatchPipeline;
import io.isthmus.sync.synchronizing.batches.QueueSegment;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Outbound synchronization of everything that waits for it, batch by batch. A batch is stored only after what it sent is
 * safe.
 */
public final class OutboundBatches implements BatchPipeline.Stages<QueueSegment, OutboundPrepared, Set<String>> {

    private final String runId;
    private final OutboundStore store;
    private final BatchStream stream;
    private final SynchronizationRules rules;
    private final EvaluationContext context;
    private final Tally tally;
    private final LongConsumer progress;
    private final QueueSegment.Sweep sweep;
    private long done;

    /** @param progress told how many objects have been looked at */
    public OutboundBatches(
            String runId,
            OutboundStore store,
            BatchStream stream,
            SynchronizationRules rules,
            EvaluationContext context,
            int batchSize,
            Tally tally,
            LongConsumer progress) {
        this.runId = runId;
        this.store = store;
        this.stream = stream;
        this.rules = rules;
        this.context = context;
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
    public OutboundPrepared prepare(QueueSegment piece) {
        return new OutboundPreparation(runId, rules, context, store, stream).of(store.waiting(piece));
    }

    /** @return target anchors under which something was sent */
    @Override
    public Set<String> finish(OutboundPrepared prepared) {
        BatchStream.Sending sending = stream.begin();
        prepared.messages().forEach(sending::send);
        OutboundMemberships memberships =
                new OutboundMemberships(runId, prepared.groups(), members -> sending.send(stream.prepare(members)));
        memberships.sendFrom(store);
        sending.awaitSafe();
        store.save(new OutboundStore.Sent(
                runId, prepared.lookedAt(), prepared.images(), memberships.changed(), memberships.gone()));
        count(prepared, memberships);
        Set<String> anchors = new HashSet<>(memberships.changed().keySet());
        anchors.addAll(memberships.gone().keySet());
        prepared.images().forEach(image -> anchors.add(image.targetAnchor()));
        return anchors;
    }

    private void count(OutboundPrepared prepared, OutboundMemberships memberships) {
        Set<String> changed = new HashSet<>(prepared.changed());
        changed.addAll(memberships.changed().keySet());
        changed.addAll(memberships.gone().keySet());
        tally.count(Counts.DESIRED, changed.size());
        tally.count(Counts.ABSENT, prepared.absences());
        prepared.errors().forEach(tally::error);
        done += prepared.lookedAt().size();
        progress.accept(done);
    }

    @Override
    public boolean outdated(OutboundPrepared prepared, Set<String> written) {
        return !Collections.disjoint(prepared.anchors(), written);
    }
}
