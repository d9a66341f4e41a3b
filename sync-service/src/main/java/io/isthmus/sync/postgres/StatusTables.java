package io.isthmus.sync.postgres;

import io.isthmus.sync.status.StatusStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Counts rows. */
@ApplicationScoped
class StatusTables implements StatusStore {

    private final Database database;

    StatusTables(Database database) {
        this.database = database;
    }

    @Override
    public Contents contents() {
        return database.inTransaction(connection -> new Contents(
                byTwo(connection, """
                        select connector, object_class, count(*) from connector_space_object
                         where departed is null group by 1, 2
                        """),
                byTwo(connection, """
                        select object.connector, link.status, count(*) from connector_space_link link
                          join connector_space_object object on object.id = link.object_id group by 1, 2
                        """),
                byOne(connection, "select type, count(*) from metaverse_object where departed is null group by 1"),
                count(connection, "select count(*) from metaverse_object where provisioned"),
                count(connection, "select count(*) from pending_inbound"),
                count(connection, "select count(*) from pending_outbound"),
                byOne(connection, "select partition::text, next_offset from consumer_position")));
    }

    private static Map<String, Map<String, Long>> byTwo(Connection connection, String sql) throws SQLException {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        Statement.of(connection, sql)
                .each(
                        0,
                        row -> counts.computeIfAbsent(row.getString(1), key -> new TreeMap<>())
                                .put(row.getString(2), row.getLong(3)));
        return counts;
    }

    private static Map<String, Long> byOne(Connection connection, String sql) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        Statement.of(connection, sql).each(0, row -> counts.put(row.getString(1), row.getLong(2)));
        return counts;
    }

    private static long count(Connection connection, String sql) throws SQLException {
        return Statement.of(connection, sql).list(row -> row.getLong(1)).getFirst();
    }
}
