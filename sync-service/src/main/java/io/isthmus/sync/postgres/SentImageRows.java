package io.isthmus.sync.postgres;

import io.isthmus.sync.synchronizing.sent.Ownership.Owner;
import io.isthmus.sync.synchronizing.sent.Ownership.Unowned;
import io.isthmus.sync.synchronizing.sent.SentMessages;
import io.isthmus.sync.synchronizing.sent.SentMessages.Bucket;
import io.isthmus.sync.synchronizing.sent.SentMessages.Image;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;

/** Writes what the topic of batches told, set by set. */
final class SentImageRows {

    private SentImageRows() {}

    static void write(Connection connection, SentMessages recalled) throws SQLException {
        images(connection, recalled.images());
        buckets(
                connection,
                recalled.buckets().stream()
                        .filter(bucket -> bucket.fingerprint() != null)
                        .toList());
        goneBuckets(
                connection,
                recalled.buckets().stream()
                        .filter(bucket -> bucket.fingerprint() == null)
                        .toList());
    }

    private static void images(Connection connection, Collection<Image> images) throws SQLException {
        if (images.isEmpty()) {
            return;
        }
        Statement.of(connection, """
                        insert into emitted_image (target_anchor, object_type, fingerprint, absent, run_id, emitted_at,
                          source, connector, place, display_name)
                        select target_anchor, object_type, fingerprint, absent, run_id, now(), source, connector, place,
                               display_name
                          from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) as new (target_anchor, object_type, fingerprint, absent,
                               run_id, source, connector, place, display_name)
                        on conflict (target_anchor) do update set object_type = excluded.object_type,
                          fingerprint = excluded.fingerprint, absent = excluded.absent, run_id = excluded.run_id,
                          emitted_at = excluded.emitted_at, source = excluded.source, connector = excluded.connector,
                          place = excluded.place, display_name = excluded.display_name
                        """)
                .texts(images, Image::targetAnchor)
                .texts(images, Image::objectType)
                .uuids(images, Image::fingerprint)
                .flags(images, Image::absent)
                .texts(images, Image::runId)
                .texts(images, Image::source)
                .texts(images, Image::connector)
                .uuids(images, Image::place)
                .texts(images, Image::displayName)
                .update();
    }

    private static void buckets(Connection connection, List<Bucket> buckets) throws SQLException {
        if (buckets.isEmpty()) {
            return;
        }
        Statement.of(connection, """
                        insert into emitted_members (target_anchor, bucket, fingerprint) select * from unnest(?, ?, ?)
                        on conflict (target_anchor, bucket) do update set fingerprint = excluded.fingerprint
                        """)
                .texts(buckets, Bucket::targetAnchor)
                .numbers(buckets, Bucket::number)
                .uuids(buckets, Bucket::fingerprint)
                .update();
    }

    private static void goneBuckets(Connection connection, List<Bucket> gone) throws SQLException {
        if (gone.isEmpty()) {
            return;
        }
        Statement.of(connection, """
                        delete from emitted_members e using unnest(?, ?) as gone (target_anchor, bucket)
                         where e.target_anchor = gone.target_anchor and e.bucket = gone.bucket
                        """)
                .texts(gone, Bucket::targetAnchor)
                .numbers(gone, Bucket::number)
                .update();
    }

    /** A departed object has only what people ask for; where it comes back it is projected anew. */
    static void own(Connection connection, Map<Unowned, Owner> owners) throws SQLException {
        List<Entry<Unowned, Owner>> departed = owners.entrySet().stream()
                .filter(owner -> owner.getValue().departed() != null)
                .toList();
        Statement.of(connection, """
                        insert into metaverse_object
                          (id, type, attributes, value_kinds, target_anchor, provisioned, source, departed)
                        select distinct on (id) id, type, attributes::json, '{}', target_anchor, false, source, departed
                          from unnest(?, ?, ?, ?, ?, ?) as new (id, type, attributes, target_anchor, source, departed)
                        on conflict do nothing
                        """)
                .uuids(departed, owner -> owner.getValue().metaverseId())
                .texts(departed, owner -> owner.getKey().objectType().toLowerCase(Locale.ROOT))
                .texts(departed, owner -> attributes(owner.getKey().displayName()))
                .texts(departed, owner -> owner.getKey().targetAnchor())
                .texts(departed, owner -> owner.getKey().source())
                .texts(departed, owner -> owner.getValue().departed().name())
                .update();
        Statement.of(connection, """
                        update emitted_image image set metaverse_id = owner.metaverse_id
                          from unnest(?, ?) as owner (target_anchor, metaverse_id)
                         where image.target_anchor = owner.target_anchor
                        """)
                .texts(owners.keySet(), Unowned::targetAnchor)
                .uuids(owners.values(), Owner::metaverseId)
                .update();
        Statement.of(connection, "insert into pending_outbound (metaverse_id) select unnest(?) on conflict do nothing")
                .uuids(owners.values().stream()
                        .map(Owner::metaverseId)
                        .distinct()
                        .toList())
                .update();
    }

    private static String attributes(String displayName) {
        return AttributesJson.write(displayName == null ? Map.of() : Map.of("displayName", List.of(displayName)));
    }
}
