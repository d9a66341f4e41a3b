package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.runs.RunTally;
import io.isthmus.contracts.batches.DesiredMembers;
import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.sync.connectorspace.Arrivals;
import io.isthmus.sync.connectorspace.ConnectorSpace;
import io.isthmus.sync.connectorspace.SpaceOnDatabase;
import io.isthmus.sync.rules.SynchronizationRules;
import io.isthmus.sync.synchronizing.Harbor;
import io.isthmus.sync.synchronizing.batches.QueueSegment;
import io.isthmus.sync.synchronizing.inbound.InboundBatches;
import io.isthmus.sync.synchronizing.inbound.InboundEvaluation;
import io.isthmus.sync.synchronizing.inbound.InboundOnDatabase;
import io.isthmus.sync.synchronizing.inbound.InboundStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Both phases on a database of a test's own, and who reads what they send. */
final class MembersOnDatabase {

    private static final int BATCH = 1_000;

    /** What the export side knows, by target anchor and bucket. */
    final Map<String, Map<Integer, List<String>>> received = new TreeMap<>();

    final List<DesiredMembers> sent = new ArrayList<>();

    /** How many groups were read from end to end. */
    int readWhole;

    private final ConnectorSpace space;
    private final InboundStore inbound;
    private final OutboundStore outbound;
    private final SynchronizationRules rules;

    MembersOnDatabase(Transactions transactions, SynchronizationRules rules) {
        this.space = SpaceOnDatabase.of(transactions);
        this.inbound = InboundOnDatabase.of(transactions);
        this.rules = rules;
        this.outbound = new OutboundStore(transactions) {
            @Override
            public void members(Collection<UUID> groups, MembersTaker taker) {
                readWhole += groups.size();
                super.members(groups, taker);
            }
        };
    }

    OutboundStore outbound() {
        return outbound;
    }

    void take(List<ChangeMessage> messages) {
        space.take(Arrivals.of(messages), "a.topic", Map.of(), false);
    }

    void synchronize() {
        new InboundBatches(
                        inbound, new InboundEvaluation(rules, Harbor.CONTEXT), false, BATCH, new RunTally(), done -> {})
                .run();
        outbound.noteUnsettled();
        sent.clear();
        new QueueSegmentLoop().run();
    }

    private final class QueueSegmentLoop {

        private final OutboundPreparation preparation =
                new OutboundPreparation("run", rules, Harbor.CONTEXT, Grace.NONE);

        void run() {
            UUID after = new UUID(0, 0);
            Optional<QueueSegment.Stretch> next = outbound.next(after, BATCH);
            while (next.isPresent()) {
                finish(preparation.of(
                        outbound.waiting(new QueueSegment(after, next.get().last())), outbound));
                after = next.get().last();
                next = outbound.next(after, BATCH);
            }
        }

        private void finish(OutboundPrepared prepared) {
            NestedGroups nested = outbound.nestedIn(prepared.reachingBelow());
            Map<UUID, Integer> unknown = outbound.membersNotKnownYet(
                    prepared.groups().stream().map(OutboundPrepared.Group::id).toList(), Set.of());
            OutboundMemberships memberships =
                    new OutboundMemberships("run", prepared.groups(), unknown, MembersOnDatabase.this::receive);
            memberships.sendFrom(outbound, nested);
            Set<UUID> unsettled = new HashSet<>(prepared.unsettled());
            unsettled.addAll(unknown.keySet());
            outbound.save(new OutboundStore.Sent(
                    "run",
                    prepared.lookedAt(),
                    prepared.images(),
                    memberships.changed(),
                    memberships.gone(),
                    prepared.forgotten(),
                    prepared.touched(),
                    unsettled,
                    prepared.heirs()));
        }
    }

    private void receive(DesiredMembers bucket) {
        sent.add(bucket);
        Map<Integer, List<String>> buckets = received.computeIfAbsent(bucket.targetAnchor(), anchor -> new HashMap<>());
        if (bucket.bucket() >= bucket.bucketCount()) {
            buckets.remove(bucket.bucket());
        } else {
            buckets.put(bucket.bucket(), bucket.members());
        }
    }

    /** Everybody that the export side knows of in this group. */
    Set<String> receivedMembers(String anchor) {
        Set<String> all = new HashSet<>();
        received.getOrDefault(anchor, Map.of()).values().forEach(all::addAll);
        return all;
    }
}
