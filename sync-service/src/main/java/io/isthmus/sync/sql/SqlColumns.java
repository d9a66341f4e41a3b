package io.isthmus.sync.sql;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of an answer, and how their values read as text. */
record SqlColumns(List<String> names, List<Integer> kinds) {

    static SqlColumns of(ResultSetMetaData data) throws SQLException {
        List<String> names = new ArrayList<>();
        List<Integer> kinds = new ArrayList<>();
        for (int i = 1; i <= data.getColumnCount(); i++) {
            names.add(data.getColumnLabel(i));
            kinds.add(data.getColumnType(i));
        }
        return new SqlColumns(List.copyOf(names), List.copyOf(kinds));
    }

    List<@Nullable String> values(ResultSet row) throws SQLException {
        List<@Nullable String> values = new ArrayList<>(names.size());
        for (int i = 1; i <= names.size(); i++) {
            values.add(value(row, i));
        }
        return values;
    }

    private @Nullable String value(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        if (text == null) {
            return null;
        }
        return switch (kinds.get(column - 1)) {
            case Types.BIT, Types.BOOLEAN -> Boolean.toString(row.getBoolean(column));
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY ->
                Base64.getEncoder().encodeToString(row.getBytes(column));
            default -> text;
        };
    }

    int position(String name) {
        return names.indexOf(name);
    }
}
