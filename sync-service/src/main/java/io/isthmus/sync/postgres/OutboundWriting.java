package io.isthmus.sync.postgres;

import io.isthmus.sync.synchronizing.outbound.OutboundStore.Sent;
import io.isthmus.sync.synchronizing.sent.SentImage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes what was sent of a batch, set by set. */
final class OutboundWriting {

    private record Bucket(String anchor, int number, UUID fingerprint) {}

    private OutboundWriting() {}

    static void write(Connection connection, Sent sent) throws SQLException {
        images(connection, sent);
        changedBuckets(connection, sent);
        goneBuckets(connection, sent);
        Statement.of(connection, """
                        delete from pending_outbound p using unnest(?, ?) as done (metaverse_id, mark)
                         where p.metaverse_id = done.metaverse_id and p.mark = done.mark
                        """)
                .uuids(sent.lookedAt().keySet())
                .bigNumbers(sent.lookedAt().values(), mark -> mark)
                .update();
    }

    private static void images(Connection connection, Sent sent) throws SQLException {
        if (sent.images().isEmpty()) {
            return;
        }
        Statement.of(connection, """
                        insert into emitted_image
                          (target_anchor, metaverse_id, object_type, fingerprint, absent, run_id, emitted_at)
                        select new.*, ?, now() from unnest(?, ?, ?, ?, ?) as new
                        on conflict (target_anchor) do update set metaverse_id = excluded.metaverse_id,
                          object_type = excluded.object_type, fingerprint = excluded.fingerprint,
                          absent = excluded.absent, run_id = excluded.run_id, emitted_at = excluded.emitted_at
                        """)
                .with(sent.runId())
                .texts(sent.images(), SentImage::targetAnchor)
                .uuids(sent.images(), SentImage::metaverseId)
                .texts(sent.images(), SentImage::objectType)
                .uuids(sent.images(), SentImage::fingerprint)
                .flags(sent.images(), SentImage::absent)
                .update();
    }

    private static void changedBuckets(Connection connection, Sent sent) throws SQLException {
        List<Bucket> buckets = new ArrayList<>();
        sent.changedBuckets()
                .forEach((anchor, changed) ->
                        changed.forEach((number, fingerprint) -> buckets.add(new Bucket(anchor, number, fingerprint))));
        if (!buckets.isEmpty()) {
            Statement.of(connection, """
                            insert into emitted_members (target_anchor, bucket, fingerprint)
                            select * from unnest(?, ?, ?)
                            on conflict (target_anchor, bucket) do update set fingerprint = excluded.fingerprint
                            """)
                    .texts(buckets, Bucket::anchor)
                    .numbers(buckets, Bucket::number)
                    .uuids(buckets, Bucket::fingerprint)
                    .update();
        }
    }

    private static void goneBuckets(Connection connection, Sent sent) throws SQLException {
        List<Bucket> buckets = new ArrayList<>();
        sent.goneBuckets()
                .forEach((anchor, gone) -> gone.forEach(number -> buckets.add(new Bucket(anchor, number, null))));
        if (!buckets.isEmpty()) {
            Statement.of(connection, """
                            delete from emitted_members e using unnest(?, ?) as gone (target_anchor, bucket)
                             where e.target_anchor = gone.target_anchor and e.bucket = gone.bucket
                            """)
                    .texts(buckets, Bucket::anchor)
                    .numbers(buckets, Bucket::number)
                    .update();
        }
    }
}
