package io.isthmus.sync.synchronizing.sent;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;
import io.isthmus.sync.connectorspace.ObjectLink;
import io.isthmus.sync.postgres.Exclusive;
import io.isthmus.sync.postgres.PendingOutbound;
import io.isthmus.sync.synchronizing.sent.ImageOwnership.Candidate;
import io.isthmus.sync.synchronizing.sent.ImageOwnership.Owner;
import io.isthmus.sync.synchronizing.sent.ImageOwnership.Unowned;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Emitted memory in tables. */
@ApplicationScoped
class SentImageTables implements SentImages {

    private final Transactions transactions;

    SentImageTables(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Map<Integer, Long> positions() {
        return transactions.call(tx -> {
            Map<Integer, Long> positions = new HashMap<>();
            tx.sql("select partition, next_offset from emitted_position")
                    .each(row -> positions.put(row.small("partition"), row.number("next_offset")));
            return positions;
        });
    }

    @Override
    public void reached(Map<Integer, Long> positions) {
        transactions.runWithoutWaiting(tx -> store(tx, positions));
    }

    private static void store(Transaction tx, Map<Integer, Long> positions) {
        tx.sql("""
                        insert into emitted_position (partition, next_offset) select * from unnest(:partitions, :offsets)
                        on conflict (partition) do update set next_offset = excluded.next_offset
                        """)
                .ints("partitions", positions.keySet(), partition -> partition)
                .bigints("offsets", positions.values())
                .update();
    }

    @Override
    public void store(SentMessages messages, Map<Integer, Long> next) {
        transactions.run(tx -> {
            Exclusive.write(tx);
            SentImageRows.write(tx, messages);
            store(tx, next);
        });
    }

    @Override
    public void forget() {
        transactions.run(tx -> {
            Exclusive.write(tx);
            for (String table : List.of("emitted_image", "emitted_members", "sent_bucket", "emitted_position")) {
                tx.sql("delete from " + table).update();
            }
            PendingOutbound.noteAll(tx);
        });
    }

    @Override
    public boolean claimByAnchor() {
        return transactions.call(tx -> {
            if (!anyUnowned(tx)) {
                return false;
            }
            Exclusive.write(tx);
            tx.sql("""
                            with owned as (
                              update emitted_image image set metaverse_id = owner.id
                                from (select distinct on (target_anchor) target_anchor, id from metaverse_object
                                       where target_anchor in (select target_anchor from emitted_image
                                                                where metaverse_id is null and not absent)
                                       order by target_anchor, provisioned desc, id) owner
                               where image.target_anchor = owner.target_anchor and image.metaverse_id is null
                                 and not image.absent
                              returning owner.id)
                            insert into pending_outbound (metaverse_id) select id from owned on conflict do nothing
                            """).update();
            return anyUnowned(tx);
        });
    }

    private static boolean anyUnowned(Transaction tx) {
        return tx.sql("select exists (select 1 from emitted_image where metaverse_id is null and not absent) as found")
                .one(row -> row.flag("found"));
    }

    @Override
    public List<Unowned> unowned(String after, int limit) {
        return transactions.call(tx -> tx.sql("""
                        select target_anchor, object_type, source, connector, place, display_name from emitted_image
                         where metaverse_id is null and not absent and target_anchor > :after
                         order by target_anchor limit :limit
                        """)
                .with("after", after)
                .with("limit", limit)
                .list(row -> new Unowned(
                        row.text("target_anchor"),
                        row.text("object_type"),
                        row.text("source"),
                        row.text("connector"),
                        row.uuid("place"),
                        row.text("display_name"))));
    }

    @Override
    public Map<String, List<Candidate>> candidates(List<Unowned> images) {
        return transactions.call(tx -> {
            Map<String, List<Candidate>> candidates = new HashMap<>();
            tx.sql("""
                            with image as (
                              select * from unnest(:anchors, :ids, :places) as image (target_anchor, object_id, place)
                            ), found as (
                              select image.target_anchor, object.id, object.departed, true as by_anchor
                                from image join connector_space_object object on object.id = image.object_id
                              union all
                              select image.target_anchor, object.id, object.departed, false
                                from image join connector_space_object object on object.place = image.place
                            )
                            select found.target_anchor, found.id, found.by_anchor, found.departed, link.status,
                                   link.metaverse_id
                              from found left join connector_space_link link on link.object_id = found.id
                            """)
                    .texts("anchors", images, Unowned::targetAnchor)
                    .uuids("ids", images, Unowned::objectWithThatAnchor)
                    .uuids("places", images, Unowned::place)
                    .each(row -> candidates
                            .computeIfAbsent(row.text("target_anchor"), anchor -> new ArrayList<>())
                            .add(new Candidate(
                                    row.uuid("id"),
                                    row.flag("by_anchor"),
                                    row.constant(Departure.class, "departed"),
                                    row.constant(ObjectLink.Status.class, "status"),
                                    row.uuid("metaverse_id"))));
            return candidates;
        });
    }

    @Override
    public void own(Map<Unowned, Owner> owners) {
        if (!owners.isEmpty()) {
            transactions.run(tx -> {
                Exclusive.write(tx);
                SentImageRows.own(tx, owners);
            });
        }
    }
}
