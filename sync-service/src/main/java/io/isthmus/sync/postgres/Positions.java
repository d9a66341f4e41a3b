package io.isthmus.sync.postgres;

import io.isthmus.chassis.kafka.StoredPositions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Where reading goes on. */
@ApplicationScoped
class Positions implements StoredPositions {

    private final Database database;

    Positions(Database database) {
        this.database = database;
    }

    @Override
    public OptionalLong nextOffset(String topic, int partition) {
        return database.inTransaction(connection -> {
            List<Long> offsets = Statement.of(
                            connection, "select next_offset from consumer_position where topic = ? and partition = ?")
                    .with(topic)
                    .with(partition)
                    .list(row -> row.getLong(1));
            return offsets.isEmpty() ? OptionalLong.empty() : OptionalLong.of(offsets.getFirst());
        });
    }

    static void store(Connection connection, String topic, Map<Integer, Long> nextOffsets) throws SQLException {
        for (Map.Entry<Integer, Long> next : nextOffsets.entrySet()) {
            Statement.of(connection, """
                            insert into consumer_position (topic, partition, next_offset) values (?, ?, ?)
                            on conflict (topic, partition) do update set next_offset = excluded.next_offset
                            """)
                    .with(topic)
                    .with(next.getKey())
                    .with(next.getValue())
                    .update();
        }
    }
}
