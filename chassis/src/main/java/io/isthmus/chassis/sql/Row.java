package io.isthmus.chassis.sql;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/** The row a query stands at; columns by name. Valid until the next row. */
public final class Row {

    private final ResultSet row;

    Row(ResultSet row) {
        this.row = row;
    }

    /** 0 for null. */
    public long number(String column) throws SQLException {
        return row.getLong(column);
    }

    public Long nullableNumber(String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /** 0 for null. */
    public int small(String column) throws SQLException {
        return row.getInt(column);
    }

    public Integer nullableSmall(String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    /** {@code false} for null. */
    public boolean flag(String column) throws SQLException {
        return row.getBoolean(column);
    }

    /** {@code null} for null. */
    public String text(String column) throws SQLException {
        return row.getString(column);
    }

    /** {@code null} for null. */
    public byte[] bytes(String column) throws SQLException {
        return row.getBytes(column);
    }

    /** {@code null} for null. */
    public Instant instant(String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    /** An array; empty for null. */
    public List<String> texts(String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
