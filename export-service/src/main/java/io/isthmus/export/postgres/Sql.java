package io.isthmus.export.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Running statements: parameters by position, arrays for bulk. */
final class Sql {

    private Sql() {}

    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    static <T> List<T> list(Connection connection, String sql, Row<T> row, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(row.read(rows));
            }
            return result;
        }
    }

    /** The one row of a query that always has one. */
    static <T> T one(Connection connection, String sql, Row<T> row, Object... parameters) throws SQLException {
        return list(connection, sql, row, parameters).getFirst();
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            set(connection, statement, i + 1, parameters[i]);
        }
        return statement;
    }

    private static void set(Connection connection, PreparedStatement statement, int index, Object value)
            throws SQLException {
        switch (value) {
            case long[] longs -> statement.setArray(index, connection.createArrayOf("bigint", boxed(longs)));
            case Array array -> statement.setArray(index, connection.createArrayOf(array.type(), array.values()));
            case Instant instant -> statement.setTimestamp(index, Timestamp.from(instant));
            case null, default -> statement.setObject(index, value);
        }
    }

    /** A bulk parameter of a named PostgreSQL type. Of the values' own Java type: then the driver sends it as bytes, else as text. */
    record Array(String type, Object[] values) {}

    static Array bigints(Collection<Long> values) {
        return new Array("bigint", values.toArray(Long[]::new));
    }

    static Array texts(Collection<String> values) {
        return new Array("text", values.toArray(String[]::new));
    }

    static Array smallints(Collection<Integer> values) {
        return new Array(
                "smallint",
                values.stream()
                        .map(value -> value == null ? null : Short.valueOf(value.shortValue()))
                        .toArray(Short[]::new));
    }

    static Array ints(Collection<Integer> values) {
        return new Array("int", values.toArray(Integer[]::new));
    }

    static Array booleans(Collection<Boolean> values) {
        return new Array("boolean", values.toArray(Boolean[]::new));
    }

    static Array byteas(Collection<byte[]> values) {
        return new Array("bytea", values.toArray(byte[][]::new));
    }

    private static Long[] boxed(long[] longs) {
        Long[] boxed = new Long[longs.length];
        for (int i = 0; i < longs.length; i++) {
            boxed[i] = longs[i];
        }
        return boxed;
    }

    static Long nullableLong(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    static Integer nullableInt(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
