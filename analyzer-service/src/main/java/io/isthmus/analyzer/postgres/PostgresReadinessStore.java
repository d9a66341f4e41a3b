package io.isthmus.analyzer.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.isthmus.analyzer.checking.ReadinessCheck;
import io.isthmus.analyzer.checking.ReadinessStore;
import io.isthmus.analyzer.checking.Workspace;
import io.isthmus.analyzer.readiness.DefectCode;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.WireFormat;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Plain SQL: a check is one document, and its rows come by the hundred thousand. */
@ApplicationScoped
class PostgresReadinessStore implements ReadinessStore, Workspace.Factory {

    private final DataSource source;

    PostgresReadinessStore(DataSource source) {
        this.source = source;
    }

    @Override
    public Workspace open(String check) {
        try {
            return new PostgresWorkspace(check, source);
        } catch (SQLException fault) {
            throw new IllegalStateException("the readiness check gets no database: " + fault.getMessage(), fault);
        }
    }

    @Override
    public void save(ReadinessCheck check) {
        update(
                "insert into readiness_check (id, requested_at, status, document) values (?, ?, ?, ?::jsonb)"
                        + " on conflict (id) do update set status = excluded.status, document = excluded.document",
                check.id(),
                Timestamp.from(check.requestedAt()),
                check.status().name(),
                json(check));
    }

    @Override
    public Optional<ReadinessCheck> find(String id) {
        return select("select document from readiness_check where id = ?", PostgresReadinessStore::check, id).stream()
                .findFirst();
    }

    @Override
    public List<ReadinessCheck> newest(int limit) {
        return select(
                "select document from readiness_check order by requested_at desc, id limit ?",
                PostgresReadinessStore::check,
                limit);
    }

    @Override
    public void keepNewest(int most) {
        update(
                "delete from readiness_check where id in"
                        + " (select id from readiness_check order by requested_at desc, id offset ?)",
                most);
    }

    @Override
    public List<Row> rows(String check, Filter filter, long after, int limit) {
        return select(
                "select number, directory, dn, object_type, attribute, code, value, message, fix from readiness_row"
                        + " where check_id = ? and number > ?"
                        + " and (?::text is null or directory = ?) and (?::text is null or object_type = ?)"
                        + " and (?::text is null or lower(attribute) = lower(?)) and (?::text is null or code = ?)"
                        + " order by number limit ?",
                PostgresReadinessStore::row,
                check,
                after,
                filter.directory(),
                filter.directory(),
                filter.type() == null ? null : filter.type().name(),
                filter.type() == null ? null : filter.type().name(),
                filter.attribute(),
                filter.attribute(),
                filter.code(),
                filter.code(),
                limit);
    }

    private static Row row(ResultSet found) throws SQLException {
        DefectCode code = DefectCode.valueOf(found.getString(6));
        return new Row(
                found.getLong(1),
                found.getString(2),
                found.getString(3),
                ObjectType.valueOf(found.getString(4)),
                found.getString(5),
                code.code(),
                code.severity().name(),
                found.getString(7),
                found.getString(8),
                found.getString(9),
                code.whatToDo());
    }

    private static ReadinessCheck check(ResultSet found) throws SQLException {
        try {
            return WireFormat.mapper().readValue(found.getString(1), ReadinessCheck.class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a readiness check cannot be read from the database", damaged);
        }
    }

    private static String json(ReadinessCheck check) {
        try {
            return WireFormat.mapper().writeValueAsString(check);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a readiness check cannot be written as JSON", impossible);
        }
    }

    private void update(String statement, Object... parameters) {
        try (Connection connection = source.getConnection();
                PreparedStatement update = connection.prepareStatement(statement)) {
            set(update, parameters);
            update.executeUpdate();
        } catch (SQLException fault) {
            throw new IllegalStateException("a readiness check cannot be kept: " + fault.getMessage(), fault);
        }
    }

    private <T> List<T> select(String statement, OneRow<T> reading, Object... parameters) {
        try (Connection connection = source.getConnection();
                PreparedStatement select = connection.prepareStatement(statement)) {
            set(select, parameters);
            List<T> rows = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(reading.read(found));
                }
            }
            return rows;
        } catch (SQLException fault) {
            throw new IllegalStateException("readiness checks cannot be read: " + fault.getMessage(), fault);
        }
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    private interface OneRow<T> {
        T read(ResultSet found) throws SQLException;
    }
}
