package io.isthmus.sync.sql;

import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.rows.RowObjects;
import io.isthmus.sync.rows.UnusableColumns;
import io.isthmus.sync.source.ImportSelection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks one connection for rows of the query of a source. */
final class SqlRows implements AutoCloseable {

    private final SourceSettings source;
    private final SqlQuery query;
    private final Connection connection;

    SqlRows(SourceSettings source, SqlQuery query, Connection connection) {
        this.source = source;
        this.query = query;
        this.connection = connection;
    }

    String changeColumn(SqlColumns columns) {
        return SqlQuery.spelled(source, columns.names(), query.requiredChangeColumn());
    }

    NewestChange newest(SqlColumns columns) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query.newest(changeColumn(columns)));
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new NewestChange(row.getString(1), row.getString(2));
        }
    }

    /** Whether the newest change lies before another one that was seen. */
    boolean isBefore(NewestChange newest, String seen) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SqlQuery.isBefore(newest.type()))) {
            statement.setString(1, newest.value());
            statement.setString(2, seen);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    SqlColumns columns() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query.none());
                ResultSet none = statement.executeQuery()) {
            return SqlColumns.of(none.getMetaData());
        }
    }

    /**
     * @param parameter a text, or an array of texts
     * @param classes those that are wanted, any where none are named
     * @param tellsGone whether who has left is told
     */
    SqlReading read(
            ImportSelection selection,
            String asked,
            @Nullable Object parameter,
            @Nullable Set<String> classes,
            boolean tellsGone,
            @Nullable String watermark)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(asked);
        statement.setFetchSize(source.pageSize());
        if (parameter instanceof String text) {
            statement.setString(1, text);
        } else if (parameter != null) {
            statement.setArray(1, connection.createArrayOf("text", (Object[]) parameter));
        }
        ResultSet rows = statement.executeQuery();
        SqlColumns columns = SqlColumns.of(rows.getMetaData());
        String deleted = query.deletedColumn();
        return new SqlReading(
                source,
                statement,
                rows,
                columns,
                objects(selection, columns),
                columns.position(SqlQuery.spelled(source, columns.names(), query.keyColumn())),
                deleted == null ? -1 : columns.position(SqlQuery.spelled(source, columns.names(), deleted)),
                classes,
                tellsGone,
                watermark);
    }

    private RowObjects objects(ImportSelection selection, SqlColumns columns) {
        try {
            return new RowObjects(source, selection, columns.names());
        } catch (UnusableColumns e) {
            throw SqlFaults.unusable(source, e);
        }
    }

    /** So that the next question sees what is there by then. */
    void endMoment() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // the database has ended it before
        }
    }
}
