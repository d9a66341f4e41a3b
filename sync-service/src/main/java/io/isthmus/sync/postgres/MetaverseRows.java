package io.isthmus.sync.postgres;

import io.isthmus.rules.object.Link;
import io.isthmus.rules.object.MetaverseObject;
import io.isthmus.rules.object.MetaverseSchema;
import io.isthmus.rules.value.Attributes;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;
import io.isthmus.sync.metaverse.KnownMetaverseObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads metaverse objects with their links and the number of their members: three queries, however many objects. */
final class MetaverseRows {

    private static final String MEMBERS = Attributes.fold(MetaverseSchema.MEMBER);

    private MetaverseRows() {}

    static List<KnownMetaverseObject> read(Connection connection, Collection<UUID> ids) throws SQLException {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<Link>> links = links(connection, ids);
        Map<UUID, Integer> members = members(connection, ids);
        return Statement.of(connection, """
                        select id, type, attributes, value_kinds, target_anchor, provisioned, source, departed
                          from metaverse_object where id = any(?) order by id
                        """).uuids(ids).list(row -> known(row, links, members));
    }

    private static KnownMetaverseObject known(ResultSet row, Map<UUID, List<Link>> links, Map<UUID, Integer> members)
            throws SQLException {
        UUID id = row.getObject(1, UUID.class);
        String departed = row.getString(8);
        Integer count = members.get(id);
        MetaverseObject object = new MetaverseObject(
                id.toString(),
                row.getString(2),
                MetaverseAttributes.read(row.getString(3), row.getString(4)),
                links.getOrDefault(id, List.of()),
                count == null ? Map.of() : Map.of(MEMBERS, count));
        return new KnownMetaverseObject(
                object,
                row.getBoolean(6),
                row.getString(5),
                row.getString(7),
                departed == null ? null : Departure.valueOf(departed));
    }

    private static Map<UUID, List<Link>> links(Connection connection, Collection<UUID> ids) throws SQLException {
        Map<UUID, List<Link>> links = new HashMap<>();
        Statement.of(connection, """
                        select link.metaverse_id, object.connector, object.anchor, link.rule_id
                          from connector_space_link link
                          join connector_space_object object on object.id = link.object_id
                         where link.metaverse_id = any(?) order by object.connector, object.anchor
                        """)
                .uuids(ids)
                .each(
                        0,
                        row -> links.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                                .add(new Link(row.getString(2), row.getString(3), row.getString(4))));
        return links;
    }

    private static Map<UUID, Integer> members(Connection connection, Collection<UUID> ids) throws SQLException {
        Map<UUID, Integer> members = new HashMap<>();
        Statement.of(connection, """
                        select link.metaverse_id, count(*) from connector_space_link link
                          join membership on membership.owner = link.object_id
                           and membership.attribute = link.members_from
                         where link.metaverse_id = any(?) and link.members_from is not null group by 1
                        """)
                .uuids(ids)
                .each(0, row -> members.put(row.getObject(1, UUID.class), row.getInt(2)));
        return members;
    }
}
