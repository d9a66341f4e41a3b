package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.sync.metaverse.KnownMetaverseObject;
import io.isthmus.sync.metaverse.MetaverseRows;
import io.isthmus.sync.synchronizing.batches.QueueSegment;
import io.isthmus.sync.synchronizing.sent.SentImage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads metaverse objects that wait for outbound synchronization, with what was sent of them. */
final class WaitingRows {

    private WaitingRows() {}

    static List<OutboundObject> of(Transaction tx, QueueSegment piece) {
        Map<UUID, Long> marks = new LinkedHashMap<>();
        Set<UUID> whole = new HashSet<>();
        tx.sql("""
            select metaverse_id, mark, whole from pending_outbound
             where metaverse_id > :after and metaverse_id <= :last order by metaverse_id
            """).with("after", piece.after()).with("last", piece.last()).each(row -> {
            marks.put(row.uuid("metaverse_id"), row.number("mark"));
            if (row.flag("whole")) {
                whole.add(row.uuid("metaverse_id"));
            }
        });
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
                new Memberships(SentBucketRows.of(tx, anchors), whole, touched(tx, marks.keySet())),
                HeirRows.of(tx, marks.keySet()));
    }

    private static List<OutboundObject> assemble(
            List<KnownMetaverseObject> known,
            Map<UUID, Long> marks,
            List<SentImage> emitted,
            Memberships memberships,
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
                    memberships.sent(each.targetAnchor()).fingerprints(),
                    memberships.of(id, each.targetAnchor()),
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

    private static Map<UUID, Map<String, Long>> touched(Transaction tx, Collection<UUID> ids) {
        Map<UUID, Map<String, Long>> touched = new HashMap<>();
        tx.sql("select metaverse_id, target_anchor, mark from touched_member where metaverse_id = any(:ids)")
                .uuids("ids", ids)
                .each(row -> touched.computeIfAbsent(row.uuid("metaverse_id"), id -> new HashMap<>())
                        .put(row.text("target_anchor"), row.number("mark")));
        return touched;
    }

    /** What was sent of memberships, and how much of them there is to look at. */
    private record Memberships(
            Map<String, SentBucketRows.Buckets> sent, Set<UUID> whole, Map<UUID, Map<String, Long>> touched) {

        SentBucketRows.Buckets sent(@Nullable String targetAnchor) {
            return sent.getOrDefault(targetAnchor, SentBucketRows.Buckets.NONE);
        }

        OutboundObject.Members of(UUID id, @Nullable String targetAnchor) {
            return new OutboundObject.Members(
                    touched.getOrDefault(id, Map.of()),
                    whole.contains(id),
                    sent(targetAnchor).known());
        }
    }
}
