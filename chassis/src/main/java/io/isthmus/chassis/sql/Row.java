package io.isthmus.chassis.sql;

import static io.isthmus.chassis.sql.DatabaseFailed.unlessDone;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The row a query stands at; columns by name. Valid until the next row. */
public final class Row {

    private final ResultSet row;

    Row(ResultSet row) {
        this.row = row;
    }

    /** 0 for null. */
    public long number(String column) {
        return unlessDone(() -> row.getLong(column));
    }

    public Long nullableNumber(String column) {
        return unlessDone(() -> {
            long value = row.getLong(column);
            return row.wasNull() ? null : Long.valueOf(value);
        });
    }

    /** 0 for null. */
    public int small(String column) {
        return unlessDone(() -> row.getInt(column));
    }

    public Integer nullableSmall(String column) {
        return unlessDone(() -> {
            int value = row.getInt(column);
            return row.wasNull() ? null : Integer.valueOf(value);
        });
    }

    /** {@code false} for null. */
    public boolean flag(String column) {
        return unlessDone(() -> row.getBoolean(column));
    }

    public Boolean nullableFlag(String column) {
        return unlessDone(() -> {
            boolean value = row.getBoolean(column);
            return row.wasNull() ? null : Boolean.valueOf(value);
        });
    }

    /** {@code null} for null. */
    public String text(String column) {
        return unlessDone(() -> row.getString(column));
    }

    /** {@code null} for null. */
    public <E extends Enum<E>> E constant(Class<E> type, String column) {
        String name = text(column);
        return name == null ? null : Enum.valueOf(type, name);
    }

    /** {@code null} for null. */
    public UUID uuid(String column) {
        return unlessDone(() -> row.getObject(column, UUID.class));
    }

    /** {@code null} for null. */
    public byte[] bytes(String column) {
        return unlessDone(() -> row.getBytes(column));
    }

    /** {@code null} for null. */
    public Instant instant(String column) {
        Timestamp value = unlessDone(() -> row.getTimestamp(column));
        return value == null ? null : value.toInstant();
    }

    /** An array; empty for null. */
    public List<String> texts(String column) {
        return unlessDone(() -> {
            Array array = row.getArray(column);
            return array == null ? List.of() : List.of((String[]) array.getArray());
        });
    }
}
