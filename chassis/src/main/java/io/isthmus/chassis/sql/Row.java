package io.isthmus.chassis.sql;

import static io.isthmus.chassis.sql.DatabaseFailed.unlessDone;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * The row a query stands at; columns by name. Valid until the next row. Whether a column can be null, only the query knows: what
 * is no number comes as it is.
 */
public final class Row {

    private final ResultSet row;

    Row(ResultSet row) {
        this.row = row;
    }

    /** 0 for null. */
    public long number(String column) {
        return unlessDone(() -> row.getLong(column));
    }

    public @Nullable Long nullableNumber(String column) {
        return unlessDone(() -> {
            long value = row.getLong(column);
            return row.wasNull() ? null : Long.valueOf(value);
        });
    }

    /** 0 for null. */
    public int small(String column) {
        return unlessDone(() -> row.getInt(column));
    }

    public @Nullable Integer nullableSmall(String column) {
        return unlessDone(() -> {
            int value = row.getInt(column);
            return row.wasNull() ? null : Integer.valueOf(value);
        });
    }

    /** {@code false} for null. */
    public boolean flag(String column) {
        return unlessDone(() -> row.getBoolean(column));
    }

    public @Nullable Boolean nullableFlag(String column) {
        return unlessDone(() -> {
            boolean value = row.getBoolean(column);
            return row.wasNull() ? null : Boolean.valueOf(value);
        });
    }

    @NullUnmarked
    public String text(String column) {
        return unlessDone(() -> row.getString(column));
    }

    @NullUnmarked
    public <E extends Enum<E>> E constant(Class<E> type, String column) {
        String name = text(column);
        return name == null ? null : Enum.valueOf(type, name);
    }

    @NullUnmarked
    public UUID uuid(String column) {
        return unlessDone(() -> row.getObject(column, UUID.class));
    }

    @NullUnmarked
    public byte[] bytes(String column) {
        return unlessDone(() -> row.getBytes(column));
    }

    @NullUnmarked
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
