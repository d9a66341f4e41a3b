package io.isthmus.chassis.sql;

import static io.isthmus.chassis.sql.DatabaseFailed.unlessDone;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One SQL statement with parameters by name, for bulk work: {@code :name} takes a value, or a PostgreSQL array for
 * {@code unnest(:name)} and {@code any(:name)}. A name may stand in the statement several times, and must be given once.
 *
 * <p>Not thread-safe; of one use. Faults of the database are {@link DatabaseFailed}.
 */
public final class Sql {

    private final Connection connection;
    private final NamedStatement statement;
    private final boolean inTransaction;
    private final Map<String, Object> parameters = new HashMap<>();
    private int longestArray = Planning.NO_ARRAY;
    private @Nullable Planning planning;

    private Sql(Connection connection, String sql, boolean inTransaction) {
        this.connection = connection;
        this.statement = NamedStatement.of(sql);
        this.inTransaction = inTransaction;
    }

    /** A transaction of its own. */
    static Sql alone(Connection connection, String sql) {
        return new Sql(connection, sql, false);
    }

    static Sql inTransaction(Connection connection, String sql) {
        return new Sql(connection, sql, true);
    }

    /** A single value. */
    public Sql with(String name, @Nullable Object value) {
        parameters.put(name, value instanceof Instant instant ? Timestamp.from(instant) : value);
        return this;
    }

    public Sql bigints(String name, Collection<Long> values) {
        return bigints(name, values, Function.identity());
    }

    public Sql texts(String name, Collection<String> values) {
        return texts(name, values, Function.identity());
    }

    public Sql smallints(String name, Collection<Integer> values) {
        return smallints(name, values, Function.identity());
    }

    public <T> Sql bigints(String name, Collection<T> rows, Function<? super T, Long> column) {
        return array(name, "int8", column(rows, column, Long[]::new));
    }

    public <T> Sql ints(String name, Collection<T> rows, Function<? super T, Integer> column) {
        return array(name, "int4", column(rows, column, Integer[]::new));
    }

    public <T> Sql smallints(String name, Collection<T> rows, Function<? super T, Integer> column) {
        return array(
                name,
                "int2",
                column(
                        rows,
                        row -> {
                            Integer value = column.apply(row);
                            return value == null ? null : Short.valueOf(value.shortValue());
                        },
                        Short[]::new));
    }

    public <T> Sql texts(String name, Collection<T> rows, Function<? super T, String> column) {
        return array(name, "text", column(rows, column, String[]::new));
    }

    public <T> Sql booleans(String name, Collection<T> rows, Function<? super T, Boolean> column) {
        return array(name, "bool", column(rows, column, Boolean[]::new));
    }

    public <T> Sql byteas(String name, Collection<T> rows, Function<? super T, byte[]> column) {
        return array(name, "bytea", column(rows, column, byte[][]::new));
    }

    public Sql uuids(String name, Collection<UUID> values) {
        return uuids(name, values, Function.identity());
    }

    public <T> Sql uuids(String name, Collection<T> rows, Function<? super T, UUID> column) {
        longestArray = Math.max(longestArray, rows.size());
        return with(name, unlessDone(() -> UuidArray.of(connection, column(rows, column, UUID[]::new))));
    }

    private Sql array(String name, String type, Object[] values) {
        longestArray = Math.max(longestArray, values.length);
        return with(name, unlessDone(() -> connection.createArrayOf(type, values)));
    }

    /** Planned for these very values, though they are few: each stands for a thousand rows or more, and what is read differs much. */
    public Sql plannedForTheseValues() {
        planning = Planning.EACH_TIME;
        return this;
    }

    /**
     * Joins so that each is never compared with each: for all members of a group that statistics may know nothing of, however many they are. In a
     * transaction only.
     */
    public Sql joinedByHash() {
        planning = Planning.BY_HASH;
        return this;
    }

    private Planning planning(int fetch) {
        if (!inTransaction || fetch > 0) {
            return Planning.AS_THE_SERVER_LIKES;
        }
        return planning == null ? Planning.of(longestArray) : planning;
    }

    /** An array of the very type: only those does the driver send as bytes, others as text. */
    private static <T, V> V[] column(Collection<T> rows, Function<? super T, V> column, IntFunction<V[]> array) {
        V[] values = array.apply(rows.size());
        int at = 0;
        for (T row : rows) {
            values[at++] = column.apply(row);
        }
        return values;
    }

    /** @return how many rows were changed */
    public int update() {
        return unlessDone(() -> {
            try (Execution execution = statement.execute(connection, parameters, planning(0), 0)) {
                return execution.changed();
            }
        });
    }

    public <T> List<T> list(Function<Row, T> reader) {
        List<T> rows = new ArrayList<>();
        each(0, row -> rows.add(reader.apply(row)));
        return rows;
    }

    public <T> Optional<T> first(Function<Row, T> reader) {
        return list(reader).stream().findFirst();
    }

    /** The one row of a query that always has one. */
    public <T> T one(Function<Row, T> reader) {
        return list(reader).getFirst();
    }

    public void each(Consumer<Row> taker) {
        each(0, taker);
    }

    /** @param fetch rows that come from the server at a time; 0: all at once */
    public void each(int fetch, Consumer<Row> taker) {
        unlessDone(() -> {
            try (Execution execution = statement.execute(connection, parameters, planning(fetch), fetch);
                    ResultSet found = execution.rows()) {
                Row row = new Row(found);
                while (found.next()) {
                    taker.accept(row);
                }
                return null;
            }
        });
    }
}
