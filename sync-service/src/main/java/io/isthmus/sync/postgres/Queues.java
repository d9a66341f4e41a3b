package io.isthmus.sync.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** What the tables of waiting objects have in common. */
final class Queues {

    private Queues() {}

    /** The last of the next so many ids after this one. */
    static Optional<UUID> last(Connection connection, String table, String id, UUID after, int limit)
            throws SQLException {
        return Statement.of(connection, """
                        select %2$s from (select %2$s from %1$s where %2$s > ? order by %2$s limit ?) as next
                         order by %2$s desc limit 1
                        """.formatted(table, id))
                .with(after)
                .with(limit)
                .list(row -> row.getObject(1, UUID.class))
                .stream()
                .findFirst();
    }
}
