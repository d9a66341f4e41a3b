package io.isthmus.sync.sql;

import org.jspecify.annotations.Nullable;

/**
 * The newest value of a change column.
 *
 * @param value as text, none where there is no row
 * @param type as the database itself names it: the driver says {@code bigserial}, which is no type
 */
record NewestChange(@Nullable String value, String type) {

    boolean isTime() {
        return type.startsWith("timestamp") || type.equals("date");
    }

    String or(String otherwise) {
        return value == null ? otherwise : value;
    }
}
