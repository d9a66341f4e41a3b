package io.isthmus.sync.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** One SQL statement with its parameters in order; arrays become PostgreSQL arrays for {@code unnest} and {@code any}. */
final class Statement {

    /** Reads one row. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final String sql;
    private final List<Object> parameters = new ArrayList<>();

    private Statement(Connection connection, String sql) {
        this.connection = connection;
        this.sql = sql;
    }

    static Statement of(Connection connection, String sql) {
        return new Statement(connection, sql);
    }

    Statement with(Object parameter) {
        parameters.add(parameter);
        return this;
    }

    Statement texts(Collection<String> values) throws SQLException {
        return with(connection.createArrayOf("text", values.toArray(String[]::new)));
    }

    Statement uuids(Collection<UUID> values) throws SQLException {
        return with(UuidArray.of(connection, values.toArray(UUID[]::new)));
    }

    <T> Statement texts(Collection<T> rows, Function<T, String> column) throws SQLException {
        return with(connection.createArrayOf("text", column(rows, column, String[]::new)));
    }

    <T> Statement uuids(Collection<T> rows, Function<T, UUID> column) throws SQLException {
        return with(UuidArray.of(connection, column(rows, column, UUID[]::new)));
    }

    <T> Statement numbers(Collection<T> rows, Function<T, Integer> column) throws SQLException {
        return with(connection.createArrayOf("int4", column(rows, column, Integer[]::new)));
    }

    <T> Statement bigNumbers(Collection<T> rows, Function<T, Long> column) throws SQLException {
        return with(connection.createArrayOf("int8", column(rows, column, Long[]::new)));
    }

    <T> Statement flags(Collection<T> rows, Function<T, Boolean> column) throws SQLException {
        return with(connection.createArrayOf("bool", column(rows, column, Boolean[]::new)));
    }

    /** An array of the very type: only those does the driver send in binary. */
    private static <T, V> V[] column(Collection<T> rows, Function<T, V> column, IntFunction<V[]> array) {
        V[] values = array.apply(rows.size());
        int at = 0;
        for (T row : rows) {
            values[at++] = column.apply(row);
        }
        return values;
    }

    int update() throws SQLException {
        try (PreparedStatement statement = prepare()) {
            return statement.executeUpdate();
        }
    }

    <T> List<T> list(Row<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        each(0, row -> {
            rows.add(reader.read(row));
        });
        return rows;
    }

    /** Takes one row after the other, {@code fetch} at a time from the server; 0 takes all at once. */
    void each(int fetch, RowTaker taker) throws SQLException {
        try (PreparedStatement statement = prepare()) {
            statement.setFetchSize(fetch);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    taker.take(rows);
                }
            }
        }
    }

    @FunctionalInterface
    interface RowTaker {
        void take(ResultSet row) throws SQLException;
    }

    private PreparedStatement prepare() throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
        return statement;
    }
}
