package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.rules.object.MembershipChoice;
import io.isthmus.sync.postgres.Exclusive;
import io.isthmus.sync.postgres.PendingOutbound;
import io.isthmus.sync.postgres.Queues;
import io.isthmus.sync.synchronizing.batches.QueueSegment;
import io.isthmus.sync.synchronizing.batches.QueueSegment.Stretch;
import io.isthmus.sync.synchronizing.sent.SentImage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Metaverse and what was sent of it, as outbound synchronization sees them. */
@ApplicationScoped
public class OutboundStore {

    private final Transactions transactions;

    OutboundStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Whatever is asked meanwhile is asked in one transaction. */
    <T> T together(Supplier<T> questions) {
        return transactions.together(questions);
    }

    /** The next so many objects to look at after this id, in the order of ids. */
    public Optional<Stretch> next(UUID after, int limit) {
        return transactions.call(tx -> Queues.next(tx, "pending_outbound", "metaverse_id", after, limit, Stretch::new));
    }

    /** Objects to look at. */
    List<OutboundObject> waiting(QueueSegment piece) {
        return transactions.call(tx -> WaitingRows.of(tx, piece));
    }

    /** Target anchors of the objects that should exist at the target, by place. */
    public Map<UUID, String> anchorsAt(Collection<UUID> places) {
        if (places.isEmpty()) {
            return Map.of();
        }
        Map<UUID, String> anchors = new HashMap<>();
        transactions.run(tx -> tx.sql("""
            select object.place, target.target_anchor from connector_space_object object
              join connector_space_link link on link.object_id = object.id
              join metaverse_object target on target.id = link.metaverse_id and target.provisioned
             where object.place = any(:places) and object.departed is null
            """)
                .uuids("places", places)
                .each(row -> anchors.put(row.uuid("place"), row.text("target_anchor"))));
        return anchors;
    }

    /** What is not known yet of these objects and places. */
    Doubts doubts(Collection<UUID> objects, Collection<UUID> places) {
        return transactions.call(tx -> DoubtRows.of(tx, objects, places));
    }

    /**
     * Of how many members it is not known yet who they are, by group; nothing where all are known.
     *
     * @param sources all there are, where there are several
     */
    public Map<UUID, Integer> membersNotKnownYet(Collection<UUID> groups, Collection<String> sources) {
        return groups.isEmpty() ? Map.of() : transactions.call(tx -> DoubtRows.members(tx, groups, sources));
    }

    /**
     * Has everything looked at again that was sent while something of it was not known yet.
     *
     * @return how many objects are to be looked at then
     */
    public long noteUnsettled() {
        return transactions.callWithoutWaiting(tx -> {
            Exclusive.write(tx);
            OutboundWriting.noteUnsettled(tx);
            return Queues.count(tx, "pending_outbound", "connector_space_link", "metaverse_object");
        });
    }

    /**
     * Has all members of large groups looked at, whoever may have come or left: as a full import finds what deltas have missed, so does what
     * follows it.
     */
    public void noteLargeMemberships() {
        transactions.runWithoutWaiting(tx -> PendingOutbound.noteAnew(tx, SentBucketRows.groups(tx)));
    }

    /**
     * Direct members of groups: target anchors of those that should exist at the target, each once, sorted. Groups come one
     * after the other, so that only one membership is in memory; a group without members does not come.
     */
    public void members(Collection<UUID> groups, MembersTaker taker) {
        transactions.run(tx -> MembershipRows.members(tx, groups, taker));
    }

    /** Which of these are direct members of a group, as {@link #members}. */
    Set<String> membersAmong(UUID group, Collection<String> targetAnchors) {
        return transactions.call(tx -> MembershipRows.membersAmong(tx, group, targetAnchors));
    }

    /** Keeps whom buckets are sent with. */
    void keepMembers(String targetAnchor, Map<Integer, SentBucket> buckets) {
        transactions.runWithoutWaiting(tx -> SentBucketRows.keep(tx, targetAnchor, buckets));
    }

    /** Members of buckets as they were sent last, as far as that is known, by number. */
    Map<Integer, List<String>> sentMembers(String targetAnchor, Collection<Integer> buckets) {
        return transactions.call(tx -> SentBucketRows.members(tx, targetAnchor, buckets));
    }

    /** Which groups are in these at any depth, also such as should not be at the target. */
    public NestedGroups nestedIn(Collection<UUID> groups) {
        return groups.isEmpty() ? NestedGroups.NONE : transactions.call(tx -> MembershipRows.nestedIn(tx, groups));
    }

    /** Members of one group, as {@link #members}, by what becomes of the groups among them, and of those whose primary group it is. */
    List<String> membersWithin(UUID group, MembershipChoice choice, NestedGroups nested) {
        return transactions.call(tx -> MembershipRows.membersWithin(tx, group, choice, nested.within(group)));
    }

    /** How many members a group has, by what becomes of the groups among them, and of those whose primary group it is. */
    public long countWithin(UUID group, MembershipChoice choice, NestedGroups nested) {
        return transactions.call(tx -> MembershipRows.countWithin(tx, group, choice, nested.within(group)));
    }

    /** Names in groups that mean two people, so that neither is a member. */
    AmbiguousNames ambiguousNames(Collection<UUID> groups) {
        return groups.isEmpty() ? AmbiguousNames.NONE : transactions.call(tx -> DoubtRows.ambiguous(tx, groups));
    }

    /** Connector and DN of metaverse objects, for people. */
    Map<UUID, String> names(Collection<UUID> ids) {
        Map<UUID, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            transactions.run(tx -> tx.sql("select id, source from metaverse_object where id = any(:ids)")
                    .uuids("ids", ids)
                    .each(row -> names.put(row.uuid("id"), row.text("source"))));
        }
        return names;
    }

    /** Stores what has been sent, and that the objects were looked at. */
    public void save(Sent sent) {
        transactions.runWithoutWaiting(tx -> {
            Exclusive.write(tx);
            OutboundWriting.write(tx, sent);
        });
    }

    /** Takes the members of one group. */
    @FunctionalInterface
    public interface MembersTaker {
        void take(UUID group, List<String> members);
    }

    /**
     * @param lookedAt marks of the notes, by metaverse object
     * @param changedBuckets fingerprints by target anchor and number
     * @param goneBuckets numbers of buckets that no longer exist, by target anchor
     * @param forgotten target anchors of groups of which it is no longer known what was sent
     * @param touched notes of touched members that were regarded, by group and target anchor
     * @param unsettled of which something is not known yet
     * @param heirs who has been given an image that another one held
     */
    record Sent(
            String runId,
            Map<UUID, Long> lookedAt,
            Collection<SentImage> images,
            Map<String, Map<Integer, UUID>> changedBuckets,
            Map<String, Set<Integer>> goneBuckets,
            Set<String> forgotten,
            Map<UUID, Map<String, Long>> touched,
            Set<UUID> unsettled,
            Set<UUID> heirs) {}
}
