package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.chassis.runs.RunTally;
import io.isthmus.contracts.operations.Counts;
import io.isthmus.rules.expression.evaluation.EvaluationContext;
import io.isthmus.sync.rules.SynchronizationRules;
import io.isthmus.sync.synchronizing.batches.BatchPipeline;
import io.isthmus.sync.synchronizing.batches.QueueSegment;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;

/**
 * Outbound synchronization of everything that waits for it, batch by batch. A batch is stored only after what it sent is
 * safe.
 */
public final class OutboundBatches implements BatchPipeline.Stages<QueueSegment, OutboundBatches.Ready, Set<String>> {

    /** @param messages those of the batch in the form in which they travel: making it is the work of several threads */
    record Ready(OutboundPrepared batch, List<BatchStream.Prepared> messages) {}

    private final OutboundPreparation preparation;
    private final OutboundStore store;
    private final BatchStream stream;
    private final RunTally tally;
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
            Grace grace,
            int batchSize,
            RunTally tally,
            LongConsumer progress) {
        this.preparation = new OutboundPreparation(runId, rules, context, grace);
        this.store = store;
        this.stream = stream;
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
    public Ready prepare(QueueSegment piece) {
        OutboundPrepared prepared = store.together(() -> preparation.of(store.waiting(piece), store));
        return new Ready(
                prepared,
                prepared.messages().stream().map(BatchStream.Prepared::of).toList());
    }

    /** @return target anchors under which something was sent */
    @Override
    public Set<String> finish(Ready ready) {
        OutboundPrepared prepared = ready.batch();
        BatchStream.Sending sending = stream.begin();
        ready.messages().forEach(sending::send);
        Set<UUID> reachingBelow = prepared.reachingBelow();
        NestedGroups nested = store.nestedIn(reachingBelow);
        Map<UUID, Integer> notKnownYet = notKnownYet(prepared.groups(), nested);
        OutboundMemberships memberships = new OutboundMemberships(
                preparation.runId(),
                prepared.groups(),
                notKnownYet,
                members -> sending.send(BatchStream.Prepared.of(members)));
        memberships.sendFrom(store, nested);
        sending.awaitSafe();
        Set<UUID> unsettled = new HashSet<>(prepared.unsettled());
        unsettled.addAll(notKnownYet.keySet());
        store.save(new OutboundStore.Sent(
                preparation.runId(),
                prepared.lookedAt(),
                prepared.images(),
                memberships.changed(),
                memberships.gone(),
                prepared.forgotten(),
                prepared.touched(),
                unsettled,
                prepared.heirs()));
        MembershipCircles circles = MembershipCircles.of(reachingBelow, nested);
        circles.warnings(store.names(circles.ids())).forEach(tally::error);
        AmbiguousNames ambiguous = store.ambiguousNames(notKnownYet.keySet());
        ambiguous.warnings(store.names(ambiguous.groups())).forEach(tally::error);
        count(prepared, memberships);
        Set<String> anchors = new HashSet<>(memberships.changed().keySet());
        anchors.addAll(memberships.gone().keySet());
        prepared.images().forEach(image -> anchors.add(image.targetAnchor()));
        return anchors;
    }

    /** Of a group for which members of members count, with those of all groups in it: of none of these it is known who is not in it. */
    private Map<UUID, Integer> notKnownYet(List<OutboundPrepared.Group> groups, NestedGroups nested) {
        List<UUID> ids = groups.stream().map(OutboundPrepared.Group::id).toList();
        Map<UUID, Integer> each = store.membersNotKnownYet(
                nested.within(ids), preparation.rules().contexts().sources());
        Map<UUID, Integer> notKnownYet = new HashMap<>();
        for (OutboundPrepared.Group group : groups) {
            int members =
                    group.nesting().reachesBelow() ? nested.sum(group.id(), each) : each.getOrDefault(group.id(), 0);
            if (members > 0) {
                notKnownYet.put(group.id(), members);
            }
        }
        return notKnownYet;
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
    public boolean outdated(Ready ready, Set<String> written) {
        return !Collections.disjoint(ready.batch().anchors(), written);
    }
}
