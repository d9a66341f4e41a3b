package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.sync.postgres.PendingOutbound;
import io.isthmus.sync.synchronizing.outbound.OutboundStore.Sent;
import io.isthmus.sync.synchronizing.sent.SentImage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes what was sent of a batch, set by set. */
final class OutboundWriting {

    private record Bucket(
            String anchor, int number, @Nullable UUID fingerprint) {}

    private OutboundWriting() {}

    static void write(Transaction tx, Sent sent) {
        images(tx, sent);
        changedBuckets(tx, sent);
        goneBuckets(tx, sent);
        unsettled(tx, sent);
        PendingOutbound.note(tx, sent.heirs());
        tx.sql("""
                        delete from pending_outbound p using unnest(:ids, :marks) as done (metaverse_id, mark)
                         where p.metaverse_id = done.metaverse_id and p.mark = done.mark
                        """)
                .uuids("ids", sent.lookedAt().keySet())
                .bigints("marks", sent.lookedAt().values())
                .update();
    }

    private static void unsettled(Transaction tx, Sent sent) {
        tx.sql("delete from outbound_unsettled where metaverse_id = any(:ids) and metaverse_id <> all(:unsettled)")
                .uuids("ids", sent.lookedAt().keySet())
                .uuids("unsettled", sent.unsettled())
                .update();
        if (!sent.unsettled().isEmpty()) {
            tx.sql("insert into outbound_unsettled (metaverse_id) select unnest(:ids) on conflict do nothing")
                    .uuids("ids", sent.unsettled())
                    .update();
        }
    }

    static void noteUnsettled(Transaction tx) {
        tx.sql("""
                        insert into pending_outbound (metaverse_id) select metaverse_id from outbound_unsettled
                        on conflict do nothing
                        """).update();
    }

    private static void images(Transaction tx, Sent sent) {
        if (sent.images().isEmpty()) {
            return;
        }
        tx.sql("""
                        insert into emitted_image
                          (target_anchor, metaverse_id, object_type, fingerprint, absent, run_id, emitted_at)
                        select new.*, :run, now() from unnest(:anchors, :ids, :types, :fingerprints, :absent) as new
                        on conflict (target_anchor) do update set metaverse_id = excluded.metaverse_id,
                          object_type = excluded.object_type, fingerprint = excluded.fingerprint,
                          absent = excluded.absent, run_id = excluded.run_id, emitted_at = excluded.emitted_at
                        """)
                .with("run", sent.runId())
                .texts("anchors", sent.images(), SentImage::targetAnchor)
                .uuids("ids", sent.images(), SentImage::metaverseId)
                .texts("types", sent.images(), SentImage::objectType)
                .uuids("fingerprints", sent.images(), SentImage::fingerprint)
                .booleans("absent", sent.images(), SentImage::absent)
                .update();
    }

    private static void changedBuckets(Transaction tx, Sent sent) {
        List<Bucket> buckets = new ArrayList<>();
        sent.changedBuckets()
                .forEach((anchor, changed) ->
                        changed.forEach((number, fingerprint) -> buckets.add(new Bucket(anchor, number, fingerprint))));
        if (!buckets.isEmpty()) {
            tx.sql("""
                            insert into emitted_members (target_anchor, bucket, fingerprint)
                            select * from unnest(:anchors, :numbers, :fingerprints)
                            on conflict (target_anchor, bucket) do update set fingerprint = excluded.fingerprint
                            """)
                    .texts("anchors", buckets, Bucket::anchor)
                    .ints("numbers", buckets, Bucket::number)
                    .uuids("fingerprints", buckets, Bucket::fingerprint)
                    .update();
        }
    }

    private static void goneBuckets(Transaction tx, Sent sent) {
        List<Bucket> buckets = new ArrayList<>();
        sent.goneBuckets()
                .forEach((anchor, gone) -> gone.forEach(number -> buckets.add(new Bucket(anchor, number, null))));
        if (!buckets.isEmpty()) {
            tx.sql("""
                            delete from emitted_members e using unnest(:anchors, :numbers) as gone (target_anchor, bucket)
                             where e.target_anchor = gone.target_anchor and e.bucket = gone.bucket
                            """)
                    .texts("anchors", buckets, Bucket::anchor)
                    .ints("numbers", buckets, Bucket::number)
                    .update();
        }
    }
}
