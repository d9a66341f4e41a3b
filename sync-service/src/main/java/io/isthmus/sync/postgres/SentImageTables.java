package io.isthmus.sync.postgres;

import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;
import io.isthmus.sync.connectorspace.ObjectLink;
import io.isthmus.sync.synchronizing.sent.Ownership.Candidate;
import io.isthmus.sync.synchronizing.sent.Ownership.Owner;
import io.isthmus.sync.synchronizing.sent.Ownership.Unowned;
import io.isthmus.sync.synchronizing.sent.SentImages;
import io.isthmus.sync.synchronizing.sent.SentMessages;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Emitted memory in tables. */
@ApplicationScoped
class SentImageTables implements SentImages {

    private final Database database;

    SentImageTables(Database database) {
        this.database = database;
    }

    @Override
    public Map<Integer, Long> positions() {
        return database.inTransaction(connection -> {
            Map<Integer, Long> positions = new HashMap<>();
            Statement.of(connection, "select partition, next_offset from emitted_position")
                    .each(0, row -> positions.put(row.getInt(1), row.getLong(2)));
            return positions;
        });
    }

    @Override
    public void reached(Map<Integer, Long> positions) {
        database.change(connection -> store(connection, positions));
    }

    private static void store(Connection connection, Map<Integer, Long> positions) throws SQLException {
        Statement.of(connection, """
                        insert into emitted_position (partition, next_offset) select * from unnest(?, ?)
                        on conflict (partition) do update set next_offset = excluded.next_offset
                        """)
                .numbers(positions.keySet(), partition -> partition)
                .bigNumbers(positions.values(), offset -> offset)
                .update();
    }

    @Override
    public void store(SentMessages messages, Map<Integer, Long> next) {
        database.change(connection -> {
            Exclusive.write(connection);
            SentImageRows.write(connection, messages);
            store(connection, next);
        });
    }

    @Override
    public void forget() {
        database.change(connection -> {
            Exclusive.write(connection);
            for (String table : List.of("emitted_image", "emitted_members", "emitted_position")) {
                Statement.of(connection, "delete from " + table).update();
            }
            Statement.of(connection, """
                            insert into pending_outbound (metaverse_id) select id from metaverse_object
                            on conflict do nothing
                            """).update();
        });
    }

    @Override
    public boolean claimByAnchor() {
        return database.inTransaction(connection -> {
            if (!anyUnowned(connection)) {
                return false;
            }
            Exclusive.write(connection);
            Statement.of(connection, """
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
            return anyUnowned(connection);
        });
    }

    private static boolean anyUnowned(Connection connection) throws SQLException {
        return Statement.of(
                        connection,
                        "select exists (select 1 from emitted_image where metaverse_id is null and not absent)")
                .list(row -> row.getBoolean(1))
                .getFirst();
    }

    @Override
    public List<Unowned> unowned(String after, int limit) {
        return database.inTransaction(connection -> Statement.of(connection, """
                        select target_anchor, object_type, source, connector, place, display_name from emitted_image
                         where metaverse_id is null and not absent and target_anchor > ?
                         order by target_anchor limit ?
                        """)
                .with(after)
                .with(limit)
                .list(row -> new Unowned(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, UUID.class),
                        row.getString(6))));
    }

    @Override
    public Map<String, List<Candidate>> candidates(List<Unowned> images) {
        return database.inTransaction(connection -> {
            Map<String, List<Candidate>> candidates = new HashMap<>();
            Statement.of(connection, """
                            with image as (
                              select * from unnest(?, ?, ?) as image (target_anchor, object_id, place)
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
                    .texts(images, Unowned::targetAnchor)
                    .uuids(images, Unowned::objectWithThatAnchor)
                    .uuids(images, Unowned::place)
                    .each(
                            0,
                            row -> candidates
                                    .computeIfAbsent(row.getString(1), anchor -> new ArrayList<>())
                                    .add(new Candidate(
                                            row.getObject(2, UUID.class),
                                            row.getBoolean(3),
                                            row.getString(4) == null ? null : Departure.valueOf(row.getString(4)),
                                            row.getString(5) == null
                                                    ? null
                                                    : ObjectLink.Status.valueOf(row.getString(5)),
                                            row.getObject(6, UUID.class))));
            return candidates;
        });
    }

    @Override
    public void own(Map<Unowned, Owner> owners) {
        if (!owners.isEmpty()) {
            database.change(connection -> {
                Exclusive.write(connection);
                SentImageRows.own(connection, owners);
            });
        }
    }
}
