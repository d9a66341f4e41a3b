package io.isthmus.sync.postgres;

import io.isthmus.sync.metaverse.KnownMetaverseObject;
import io.isthmus.sync.synchronizing.batches.QueueSegment;
import io.isthmus.sync.synchronizing.outbound.OutboundObject;
import io.isthmus.sync.synchronizing.outbound.OutboundStore;
import io.isthmus.sync.synchronizing.sent.SentImage;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Outbound synchronization's view of the tables. */
@ApplicationScoped
class OutboundTables implements OutboundStore {

    private static final long MANY = 5_000;
    private static final int FETCHED_TOGETHER = 5_000;

    private final Database database;

    OutboundTables(Database database) {
        this.database = database;
    }

    @Override
    public Optional<UUID> last(UUID after, int limit) {
        return database.inTransaction(
                connection -> Queues.last(connection, "pending_outbound", "metaverse_id", after, limit));
    }

    @Override
    public List<OutboundObject> waiting(QueueSegment piece) {
        return database.inTransaction(connection -> {
            Map<UUID, Long> marks = new LinkedHashMap<>();
            Statement.of(connection, """
                            select metaverse_id, mark from pending_outbound
                             where metaverse_id > ? and metaverse_id <= ? order by metaverse_id
                            """)
                    .with(piece.after())
                    .with(piece.last())
                    .each(0, row -> marks.put(row.getObject(1, UUID.class), row.getLong(2)));
            if (marks.isEmpty()) {
                return List.of();
            }
            List<KnownMetaverseObject> known = MetaverseRows.read(connection, marks.keySet());
            List<String> anchors = known.stream()
                    .map(KnownMetaverseObject::targetAnchor)
                    .filter(Objects::nonNull)
                    .toList();
            List<SentImage> emitted = emitted(connection, marks.keySet(), anchors);
            Map<String, Map<Integer, UUID>> buckets = buckets(connection, anchors);
            return assemble(known, marks, emitted, buckets);
        });
    }

    private static List<OutboundObject> assemble(
            List<KnownMetaverseObject> known,
            Map<UUID, Long> marks,
            List<SentImage> emitted,
            Map<String, Map<Integer, UUID>> buckets) {
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
                    each, marks.get(id), images, buckets.getOrDefault(each.targetAnchor(), Map.of())));
        }
        return objects;
    }

    private static List<SentImage> emitted(Connection connection, Collection<UUID> ids, Collection<String> anchors)
            throws SQLException {
        return Statement.of(connection, """
                        select emitted.target_anchor, emitted.metaverse_id, emitted.object_type, emitted.fingerprint,
                               emitted.absent,
                               holder.provisioned is true and holder.target_anchor = emitted.target_anchor
                          from (select * from emitted_image where metaverse_id = any(?)
                                union select * from emitted_image where target_anchor = any(?)) as emitted
                          left join metaverse_object holder on holder.id = emitted.metaverse_id
                        """)
                .uuids(ids)
                .texts(anchors)
                .list(row -> new SentImage(
                        row.getString(1),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getObject(4, UUID.class),
                        row.getBoolean(5),
                        row.getBoolean(6)));
    }

    private static Map<String, Map<Integer, UUID>> buckets(Connection connection, Collection<String> anchors)
            throws SQLException {
        Map<String, Map<Integer, UUID>> buckets = new HashMap<>();
        Statement.of(connection, """
                        select target_anchor, bucket, fingerprint from emitted_members where target_anchor = any(?)
                        """)
                .texts(anchors)
                .each(
                        0,
                        row -> buckets.computeIfAbsent(row.getString(1), anchor -> new HashMap<>())
                                .put(row.getInt(2), row.getObject(3, UUID.class)));
        return buckets;
    }

    @Override
    public long pendingCount() {
        return database.inTransaction(connection -> {
            long pending = Statement.of(connection, "select count(*) from pending_outbound")
                    .list(row -> row.getLong(1))
                    .getFirst();
            if (pending > MANY) {
                for (String table : List.of("connector_space_link", "metaverse_object", "pending_outbound")) {
                    Statement.of(connection, "analyze " + table).update();
                }
            }
            return pending;
        });
    }

    @Override
    public Map<UUID, String> anchorsAt(Collection<UUID> places) {
        if (places.isEmpty()) {
            return Map.of();
        }
        return database.inTransaction(connection -> {
            Map<UUID, String> anchors = new HashMap<>();
            Statement.of(connection, """
                            select object.place, target.target_anchor from connector_space_object object
                              join connector_space_link link on link.object_id = object.id
                              join metaverse_object target on target.id = link.metaverse_id and target.provisioned
                             where object.place = any(?) and object.departed is null
                            """)
                    .uuids(places)
                    .each(0, row -> anchors.put(row.getObject(1, UUID.class), row.getString(2)));
            return anchors;
        });
    }

    @Override
    public void members(Collection<UUID> groups, MembersTaker taker) {
        database.change(connection -> {
            GroupByGroup groupByGroup = new GroupByGroup(taker);
            Statement.of(connection, """
                            select distinct link.metaverse_id, target.target_anchor from connector_space_link link
                              join membership on membership.owner = link.object_id
                               and membership.attribute = link.members_from
                              join connector_space_object member
                                on member.place = membership.target and member.departed is null
                              join connector_space_link member_link on member_link.object_id = member.id
                              join metaverse_object target
                                on target.id = member_link.metaverse_id and target.provisioned
                             where link.metaverse_id = any(?)
                             order by link.metaverse_id, target.target_anchor
                            """)
                    .uuids(groups)
                    .each(FETCHED_TOGETHER, row -> groupByGroup.take(row.getObject(1, UUID.class), row.getString(2)));
            groupByGroup.end();
        });
    }

    /** Collects the rows of one group, then hands them on. */
    private static final class GroupByGroup {

        private final MembersTaker taker;
        private UUID group;
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

    @Override
    public void save(Sent sent) {
        database.change(connection -> {
            Exclusive.write(connection);
            OutboundWriting.write(connection, sent);
        });
    }
}
