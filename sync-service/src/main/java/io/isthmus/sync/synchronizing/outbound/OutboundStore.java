package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.sync.connectorspace.Identities;
import io.isthmus.sync.metaverse.KnownMetaverseObject;
import io.isthmus.sync.metaverse.MetaverseRows;
import io.isthmus.sync.postgres.Exclusive;
import io.isthmus.sync.postgres.Queues;
import io.isthmus.sync.synchronizing.batches.QueueSegment;
import io.isthmus.sync.synchronizing.sent.SentImage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Metaverse and what was sent of it, as outbound synchronization sees them. */
@ApplicationScoped
public class OutboundStore {

    private static final int FETCHED_TOGETHER = 5_000;

    private final Transactions transactions;

    OutboundStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The last of the next so many objects to look at after this id, in the order of ids. */
    public Optional<UUID> last(UUID after, int limit) {
        return transactions.call(tx -> Queues.last(tx, "pending_outbound", "metaverse_id", after, limit));
    }

    /** Objects to look at. */
    public List<OutboundObject> waiting(QueueSegment piece) {
        return transactions.call(tx -> {
            Map<UUID, Long> marks = new LinkedHashMap<>();
            tx.sql("""
                select metaverse_id, mark from pending_outbound
                 where metaverse_id > :after and metaverse_id <= :last order by metaverse_id
                """)
                    .with("after", piece.after())
                    .with("last", piece.last())
                    .each(row -> marks.put(row.uuid("metaverse_id"), row.number("mark")));
            if (marks.isEmpty()) {
                return List.of();
            }
            List<KnownMetaverseObject> known = MetaverseRows.read(tx, marks.keySet());
            List<String> anchors = known.stream()
                    .map(KnownMetaverseObject::targetAnchor)
                    .filter(Objects::nonNull)
                    .toList();
            return assemble(
                    known,
                    marks,
                    emitted(tx, marks.keySet(), anchors),
                    buckets(tx, anchors),
                    HeirRows.of(tx, marks.keySet()));
        });
    }

    private static List<OutboundObject> assemble(
            List<KnownMetaverseObject> known,
            Map<UUID, Long> marks,
            List<SentImage> emitted,
            Map<String, Map<Integer, UUID>> buckets,
            Map<UUID, Map<String, UUID>> heirs) {
        Map<UUID, List<SentImage>> byObject = new HashMap<>();
        Map<String, SentImage> byAnchor = new HashMap<>();
        for (SentImage image : emitted) {
            byAnchor.put(image.targetAnchor(), image);
            byObject.computeIfAbsent(image.metaverseId(), id -> new ArrayList<>())
                    .add(image);
        }
        List<OutboundObject> objects = new ArrayList<>(known.size());
        for (KnownMetaverseObject each : known) {
            UUID id = UUID.fromString(each.object().id());
            List<SentImage> images = new ArrayList<>(byObject.getOrDefault(id, List.of()));
            SentImage underAnchor = byAnchor.get(each.targetAnchor());
            if (underAnchor != null && !images.contains(underAnchor)) {
                images.add(underAnchor);
            }
            objects.add(new OutboundObject(
                    each,
                    marks.getOrDefault(id, 0L),
                    images,
                    buckets.getOrDefault(each.targetAnchor(), Map.of()),
                    heirs.getOrDefault(id, Map.of())));
        }
        return objects;
    }

    private static List<SentImage> emitted(Transaction tx, Collection<UUID> ids, Collection<String> anchors) {
        return tx.sql("""
            select emitted.target_anchor, emitted.metaverse_id, emitted.object_type, emitted.fingerprint,
                   emitted.absent,
                   holder.provisioned is true and holder.target_anchor = emitted.target_anchor as held
              from (select * from emitted_image where metaverse_id = any(:ids)
                    union select * from emitted_image where target_anchor = any(:anchors)) as emitted
              left join metaverse_object holder on holder.id = emitted.metaverse_id
            """)
                .uuids("ids", ids)
                .texts("anchors", anchors)
                .list(row -> new SentImage(
                        row.text("target_anchor"),
                        row.uuid("metaverse_id"),
                        row.text("object_type"),
                        row.uuid("fingerprint"),
                        row.flag("absent"),
                        row.flag("held")));
    }

    private static Map<String, Map<Integer, UUID>> buckets(Transaction tx, Collection<String> anchors) {
        Map<String, Map<Integer, UUID>> buckets = new HashMap<>();
        tx.sql("select target_anchor, bucket, fingerprint from emitted_members where target_anchor = any(:anchors)")
                .texts("anchors", anchors)
                .each(row -> buckets.computeIfAbsent(row.text("target_anchor"), anchor -> new HashMap<>())
                        .put(row.small("bucket"), row.uuid("fingerprint")));
        return buckets;
    }

    public long pendingCount() {
        return transactions.call(
                tx -> Queues.count(tx, "pending_outbound", "connector_space_link", "metaverse_object"));
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

    /** Has everything looked at again that was sent while something of it was not known yet. */
    public void noteUnsettled() {
        transactions.run(tx -> {
            Exclusive.write(tx);
            OutboundWriting.noteUnsettled(tx);
        });
    }

    /**
     * Members of groups: target anchors of those that should exist at the target, each once, sorted. Groups come one
     * after the other, so that only one membership is in memory; a group without members does not come.
     */
    public void members(Collection<UUID> groups, MembersTaker taker) {
        transactions.run(tx -> {
            GroupByGroup groupByGroup = new GroupByGroup(taker);
            tx.sql("""
                select distinct link.metaverse_id, target.target_anchor from connector_space_link link
                  join membership on membership.owner = link.object_id
                   and membership.attribute = link.members_from
                  join connector_space_object member
                    on member.place = membership.target and member.departed is null
                  join connector_space_link member_link on member_link.object_id = member.id
                  join metaverse_object target
                    on target.id = member_link.metaverse_id and target.provisioned
                 where link.metaverse_id = any(:groups)
                union
                select link.metaverse_id, target.target_anchor from connector_space_link link
                  join membership on membership.owner = link.object_id
                   and membership.attribute = link.members_from
                   and membership.target between :first and :last
                  join security_principal principal on principal.place = membership.target
                  join connector_space_object member
                    on member.id = principal.object_id and member.departed is null
                  join connector_space_link member_link on member_link.object_id = member.id
                  join metaverse_object target
                    on target.id = member_link.metaverse_id and target.provisioned
                 where link.metaverse_id = any(:groups)
                 order by 1, 2
                """)
                    .uuids("groups", groups)
                    .with("first", Identities.FIRST_PRINCIPAL)
                    .with("last", Identities.LAST_PRINCIPAL)
                    .each(
                            FETCHED_TOGETHER,
                            row -> groupByGroup.take(row.uuid("metaverse_id"), row.text("target_anchor")));
            groupByGroup.end();
        });
    }

    /** Collects the rows of one group, then hands them on. */
    private static final class GroupByGroup {

        private final MembersTaker taker;
        private @Nullable UUID group;
        private List<String> members = new ArrayList<>();

        GroupByGroup(MembersTaker taker) {
            this.taker = taker;
        }

        void take(UUID ofGroup, String member) {
            if (!ofGroup.equals(group)) {
                end();
                group = ofGroup;
            }
            members.add(member);
        }

        void end() {
            if (group != null) {
                taker.take(group, members);
                members = new ArrayList<>();
            }
        }
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
     * @param changedBuckets fingerprints by target anchor and bucket
     * @param goneBuckets numbers of buckets that no longer exist, by target anchor
     * @param unsettled of which something is not known yet
     * @param heirs who has been given an image that another one held
     */
    record Sent(
            String runId,
            Map<UUID, Long> lookedAt,
            Collection<SentImage> images,
            Map<String, Map<Integer, UUID>> changedBuckets,
            Map<String, Set<Integer>> goneBuckets,
            Set<UUID> unsettled,
            Set<UUID> heirs) {}
}
