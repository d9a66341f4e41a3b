package io.isthmus.sync.postgres;

import io.isthmus.sync.connectorspace.ConnectorSpaceObject;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;
import io.isthmus.sync.connectorspace.ObjectLink;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads connector space objects with what was made of them. */
final class ConnectorSpaceRows {

    /** Columns in the order that {@link #object} and {@link #link} read them; the id that was asked for is first. */
    static final String COLUMNS = """
            object.id, object.connector, object.anchor, object.dn, object.place, object.object_class,
            object.attributes, array_to_string(object.binary_attributes, ','), object.observed_at, object.run_id, object.departed,
            link.metaverse_id, link.status, link.rule_id, link.members_from, link.reason""";

    private ConnectorSpaceRows() {}

    /** @return {@code null} when the row has none */
    static ConnectorSpaceObject object(ResultSet row) throws SQLException {
        UUID id = row.getObject(1, UUID.class);
        if (id == null) {
            return null;
        }
        String departed = row.getString(11);
        return new ConnectorSpaceObject(
                id,
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, UUID.class),
                row.getString(6),
                AttributesJson.read(row.getString(7)),
                names(row.getString(8)),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                row.getString(10),
                departed == null ? null : Departure.valueOf(departed));
    }

    /** @return {@code null} when the object was not evaluated yet */
    static ObjectLink link(ResultSet row, UUID objectId) throws SQLException {
        String status = row.getString(13);
        return status == null
                ? null
                : new ObjectLink(
                        objectId,
                        row.getObject(12, UUID.class),
                        ObjectLink.Status.valueOf(status),
                        row.getString(14),
                        row.getString(15),
                        row.getString(16));
    }

    static Map<UUID, Map<String, Integer>> memberCounts(Connection connection, Collection<UUID> ids)
            throws SQLException {
        Map<UUID, Map<String, Integer>> counts = new HashMap<>();
        Statement.of(connection, """
                        select owner, attribute, count(*) from membership where owner = any(?) group by owner, attribute
                        """)
                .uuids(ids)
                .each(
                        0,
                        row -> counts.computeIfAbsent(row.getObject(1, UUID.class), id -> new HashMap<>())
                                .put(row.getString(2), row.getInt(3)));
        return counts;
    }

    private static List<String> names(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(","));
    }
}
