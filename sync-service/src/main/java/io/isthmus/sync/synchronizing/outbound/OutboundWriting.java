package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.sync.postgres.AnsweredPlaceRow;
import io.isthmus.sync.postgres.PendingOutbound;
import io.isthmus.sync.synchronizing.outbound.OutboundStore.Sent;
import io.isthmus.sync.synchronizing.sent.SentImage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes what was sent of a batch, set by set. */
final class OutboundWriting {

    private record Touched(UUID group, String anchor, long mark) {}

    private OutboundWriting() {}

    static void write(Transaction tx, Sent sent) {
        images(tx, sent);
        SentBucketRows.write(tx, sent);
        touched(tx, sent);
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
        AnsweredPlaceRow.forget(tx);
        tx.sql("""
                        insert into pending_outbound as p (metaverse_id) select metaverse_id from outbound_unsettled
                        on conflict (metaverse_id) do update set whole = true where not p.whole
                        """).update();
    }

    private static void touched(Transaction tx, Sent sent) {
        List<Touched> regarded = new ArrayList<>();
        sent.touched()
                .forEach((group, notes) ->
                        notes.forEach((anchor, mark) -> regarded.add(new Touched(group, anchor, mark))));
        if (!regarded.isEmpty()) {
            tx.sql("""
                            delete from touched_member t using unnest(:groups, :anchors, :marks) as done (metaverse_id, target_anchor, mark)
                             where t.metaverse_id = done.metaverse_id and t.target_anchor = done.target_anchor
                               and t.mark = done.mark
                            """)
                    .uuids("groups", regarded, Touched::group)
                    .texts("anchors", regarded, Touched::anchor)
                    .bigints("marks", regarded, Touched::mark)
                    .update();
        }
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
}
