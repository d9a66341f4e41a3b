package io.isthmus.export.postgres;

import io.isthmus.export.exporting.Levels;
import io.isthmus.export.pending.Phase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** In which order objects are created that refer to one another. */
final class CreationOrder {

    private static final int ROWS_AT_ONCE = 10_000;

    private static final String REFERENCES = """
            select t.id, m.id as referred
              from target_object t
              left join %s r on r.object_id = t.id
              left join target_object m
                on m.id = r.target_id and m.waiting and m.phase = t.phase and m.observed_id is null
             where t.waiting and t.phase = ?
             order by t.id""";

    private long[] from = new long[ROWS_AT_ONCE];
    private long[] to = new long[ROWS_AT_ONCE];
    private int rows;

    private CreationOrder() {}

    static List<long[]> levels(Connection connection, Phase phase) throws SQLException {
        CreationOrder order = new CreationOrder();
        String sql = REFERENCES.formatted(RestorationRows.references(RestorationRows.inForce(connection)));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            statement.setInt(1, Codes.of(phase));
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    // an object that is missing reads as 0
                    order.add(found.getLong("id"), found.getLong("referred"));
                }
            }
        }
        return Levels.of(Arrays.copyOf(order.from, order.rows), Arrays.copyOf(order.to, order.rows));
    }

    private void add(long object, long referred) {
        if (rows == from.length) {
            from = Arrays.copyOf(from, rows * 2);
            to = Arrays.copyOf(to, rows * 2);
        }
        from[rows] = object;
        to[rows++] = referred;
    }
}
