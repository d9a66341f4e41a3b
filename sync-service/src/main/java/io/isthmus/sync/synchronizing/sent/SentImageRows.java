package io.isthmus.sync.synchronizing.sent;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.sync.postgres.AttributesJson;
import io.isthmus.sync.postgres.PendingOutbound;
import io.isthmus.sync.synchronizing.sent.ImageOwnership.Owner;
import io.isthmus.sync.synchronizing.sent.ImageOwnership.Unowned;
import io.isthmus.sync.synchronizing.sent.SentMessages.Bucket;
import io.isthmus.sync.synchronizing.sent.SentMessages.Image;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes what the topic of batches told, set by set. */
final class SentImageRows {

    private SentImageRows() {}

    static void write(Transaction tx, SentMessages recalled) {
        images(tx, recalled.images());
        buckets(
                tx,
                recalled.buckets().stream()
                        .filter(bucket -> bucket.fingerprint() != null)
                        .toList());
        goneBuckets(
                tx,
                recalled.buckets().stream()
                        .filter(bucket -> bucket.fingerprint() == null)
                        .toList());
    }

    private static void images(Transaction tx, Collection<Image> images) {
        if (images.isEmpty()) {
            return;
        }
        tx.sql("""
                        insert into emitted_image (target_anchor, object_type, fingerprint, absent, run_id, emitted_at,
                          source, connector, place, display_name)
                        select target_anchor, object_type, fingerprint, absent, run_id, now(), source, connector, place,
                               display_name
                          from unnest(:anchors, :types, :fingerprints, :absent, :runs, :sources, :connectors, :places,
                               :names) as new (target_anchor, object_type, fingerprint, absent,
                               run_id, source, connector, place, display_name)
                        on conflict (target_anchor) do update set object_type = excluded.object_type,
                          fingerprint = excluded.fingerprint, absent = excluded.absent, run_id = excluded.run_id,
                          emitted_at = excluded.emitted_at, source = excluded.source, connector = excluded.connector,
                          place = excluded.place, display_name = excluded.display_name
                        """)
                .texts("anchors", images, Image::targetAnchor)
                .texts("types", images, Image::objectType)
                .uuids("fingerprints", images, Image::fingerprint)
                .booleans("absent", images, Image::absent)
                .texts("runs", images, Image::runId)
                .texts("sources", images, Image::source)
                .texts("connectors", images, Image::connector)
                .uuids("places", images, Image::place)
                .texts("names", images, Image::displayName)
                .update();
    }

    private static void buckets(Transaction tx, List<Bucket> buckets) {
        if (buckets.isEmpty()) {
            return;
        }
        tx.sql("""
                        insert into emitted_members (target_anchor, bucket, fingerprint)
                        select * from unnest(:anchors, :numbers, :fingerprints)
                        on conflict (target_anchor, bucket) do update set fingerprint = excluded.fingerprint
                        """)
                .texts("anchors", buckets, Bucket::targetAnchor)
                .ints("numbers", buckets, Bucket::number)
                .uuids("fingerprints", buckets, Bucket::fingerprint)
                .update();
    }

    private static void goneBuckets(Transaction tx, List<Bucket> gone) {
        if (gone.isEmpty()) {
            return;
        }
        tx.sql("""
                        delete from emitted_members e using unnest(:anchors, :numbers) as gone (target_anchor, bucket)
                         where e.target_anchor = gone.target_anchor and e.bucket = gone.bucket
                        """)
                .texts("anchors", gone, Bucket::targetAnchor)
                .ints("numbers", gone, Bucket::number)
                .update();
    }

    /** A departed object has only what people ask for; where it comes back it is projected anew. */
    static void own(Transaction tx, Map<Unowned, Owner> owners) {
        List<Entry<Unowned, Owner>> departed = owners.entrySet().stream()
                .filter(owner -> owner.getValue().departed() != null)
                .toList();
        tx.sql("""
                        insert into metaverse_object
                          (id, type, attributes, value_kinds, target_anchor, provisioned, source, departed)
                        select distinct on (id) id, type, attributes::json, '{}', target_anchor, false, source, departed
                          from unnest(:ids, :types, :attributes, :anchors, :sources, :departures)
                            as new (id, type, attributes, target_anchor, source, departed)
                        on conflict do nothing
                        """)
                .uuids("ids", departed, owner -> owner.getValue().metaverseId())
                .texts("types", departed, owner -> owner.getKey().objectType().toLowerCase(Locale.ROOT))
                .texts(
                        "attributes",
                        departed,
                        owner -> attributes(owner.getKey().displayName()))
                .texts("anchors", departed, owner -> owner.getKey().targetAnchor())
                .texts("sources", departed, owner -> owner.getKey().source())
                .texts(
                        "departures",
                        departed,
                        owner -> Objects.requireNonNull(owner.getValue().departed())
                                .name())
                .update();
        tx.sql("""
                        update emitted_image image set metaverse_id = owner.metaverse_id
                          from unnest(:anchors, :ids) as owner (target_anchor, metaverse_id)
                         where image.target_anchor = owner.target_anchor
                        """)
                .texts("anchors", owners.keySet(), Unowned::targetAnchor)
                .uuids("ids", owners.values(), Owner::metaverseId)
                .update();
        PendingOutbound.note(
                tx, owners.values().stream().map(Owner::metaverseId).toList());
    }

    private static String attributes(@Nullable String displayName) {
        return AttributesJson.write(displayName == null ? Map.of() : Map.of("displayName", List.of(displayName)));
    }
}
