package io.isthmus.export.postgres;

import io.isthmus.contracts.export.ForeignChange;
import io.isthmus.contracts.export.ForeignSummary;
import io.isthmus.contracts.export.WrittenSummary;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.contracts.outcomes.ExportOutcome.Result;
import io.isthmus.export.written.WrittenHistory;
import io.isthmus.export.written.WrittenRequest;
import io.isthmus.export.written.WrittenStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What was written, for the report. */
@ApplicationScoped
class WrittenTables implements WrittenStore {

    private static final long PAGE_BYTES = 8_000_000;
    /** A target's id as it is held: in a list, and in the sets that tell what was added and removed in the end. */
    private static final int MEMBER_BYTES = 100;

    /** Of large groups, fewer fit into a page; one always does. */
    private static final String OBJECTS = """
            select object_id from (
              select object_id, sum(bytes) over (order by object_id) - bytes as bytes_before from (
                select object_id,
                       sum(coalesce(octet_length(before_image), 0) + coalesce(octet_length(after_image), 0)
                         + %1$d * (coalesce(cardinality(members_added), 0) + coalesce(cardinality(members_removed), 0))) as bytes
                  from written where at >= ? and object_id > ? group by object_id order by object_id limit ?) sized) summed
             where bytes_before < ? order by object_id""".formatted(MEMBER_BYTES);
    /** The newest request of an object that is in flight has no fate yet. */
    private static final String ROWS = """
            select w.*, coalesce(w.target_id, o.target_id) as known_id,
                   exists (select 1 from in_flight f where f.object_id = w.object_id)
                       and w.id = max(w.id) over (partition by w.object_id) as open
              from written w
              left join target_object t on t.id = w.object_id
              left join observed_object o on o.id = t.observed_id
             where w.object_id = any(?) and w.at >= ? order by w.object_id, w.id""";

    private static final String SUMMARY = """
            select count(distinct object_id) filter (where result = any(?)) as objects,
                   count(*) filter (where result = any(?)) as requests,
                   count(*) filter (where result = any(?))
                     + (select count(*) from in_flight f
                         where exists (select 1 from written n where n.object_id = f.object_id and n.at >= ?)) as uncertain
              from written where at >= ?""";
    private static final String FOREIGN_SUMMARY = """
            select count(*) filter (where operation = ?) as added, count(*) filter (where operation = ?) as changed,
                   count(*) filter (where operation = ?) as deleted, max(at) as last_at,
                   (select imported_at from target_state) as imported_at
              from foreign_change where at >= ?""";

    private final Database database;

    WrittenTables(Database database) {
        this.database = database;
    }

    private record Row(long objectId, WrittenHistory head, WrittenRequest request) {}

    @Override
    public List<Listed> since(Instant since, long after, int limit) {
        return database.inTransaction(connection -> {
            List<Long> ids = Sql.list(connection, OBJECTS, row -> row.getLong(1), since, after, limit, PAGE_BYTES);
            return ids.isEmpty() ? List.of() : histories(connection, ids, since);
        });
    }

    private static List<Listed> histories(Connection connection, List<Long> ids, Instant since) throws SQLException {
        Map<Long, List<Row>> byObject = new TreeMap<>();
        for (Row row : Sql.list(connection, ROWS, WrittenTables::row, Sql.bigints(ids), since)) {
            byObject.computeIfAbsent(row.objectId(), ignored -> new ArrayList<>())
                    .add(row);
        }
        List<Listed> listed = new ArrayList<>();
        byObject.forEach((id, rows) -> {
            WrittenHistory newest = rows.getLast().head();
            listed.add(new Listed(
                    id,
                    new WrittenHistory(
                            newest.targetAnchor(),
                            newest.objectType(),
                            newest.displayName(),
                            newest.source(),
                            rows.stream().map(Row::request).toList())));
        });
        return listed;
    }

    private static Row row(ResultSet row) throws SQLException {
        boolean open = row.getBoolean("open");
        return new Row(
                row.getLong("object_id"),
                new WrittenHistory(
                        row.getString("anchor"),
                        Codes.objectType(row.getInt("object_type")),
                        row.getString("display_name"),
                        row.getString("source"),
                        List.of()),
                new WrittenRequest(
                        Sql.instant(row, "at"),
                        Codes.operation(row.getInt("operation")),
                        row.getString("known_id"),
                        Images.read(row.getString("before_image")),
                        Images.read(row.getString("after_image")),
                        texts(row.getArray("members_added")),
                        texts(row.getArray("members_removed")),
                        open ? null : Codes.result(row.getInt("result"))));
    }

    private static List<String> texts(Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    @Override
    public WrittenSummary summary(Instant since) {
        return database.inTransaction(connection -> Sql.one(
                connection,
                SUMMARY,
                row -> new WrittenSummary(
                        since, row.getLong("objects"), row.getLong("requests"), row.getLong("uncertain")),
                codes(WrittenRequest::mayHaveChanged),
                codes(WrittenRequest::mayHaveChanged),
                codes(WrittenRequest::uncertain),
                since,
                since));
    }

    /** Those results of which the requests say so: one place decides what counts. */
    private static Sql.Array codes(Predicate<WrittenRequest> condition) {
        return Sql.smallints(Arrays.stream(Result.values())
                .filter(result -> condition.test(new WrittenRequest(null, null, null, null, null, null, null, result)))
                .map(Codes::of)
                .toList());
    }

    @Override
    public List<ForeignChange> foreign(Instant since, long after, int limit) {
        return database.inTransaction(connection -> Sql.list(
                connection,
                "select * from foreign_change where at >= ? and id > ? order by id limit ?",
                WrittenTables::foreign,
                since,
                after,
                limit));
    }

    private static ForeignChange foreign(ResultSet row) throws SQLException {
        return new ForeignChange(
                row.getLong("id"),
                Sql.instant(row, "at"),
                Codes.objectType(row.getInt("object_type")),
                Codes.operation(row.getInt("operation")),
                row.getString("target_id"),
                row.getString("external_id"),
                row.getString("user_name"),
                WrittenHistory.changes(
                        Images.read(row.getString("before_image")), Images.read(row.getString("after_image"))));
    }

    @Override
    public ForeignSummary foreignSummary(Instant since) {
        return database.inTransaction(connection -> Sql.one(
                connection,
                FOREIGN_SUMMARY,
                row -> new ForeignSummary(
                        since,
                        row.getLong("added"),
                        row.getLong("changed"),
                        row.getLong("deleted"),
                        Sql.instant(row, "last_at"),
                        Sql.instant(row, "imported_at")),
                Codes.of(Operation.ADD),
                Codes.of(Operation.UPDATE),
                Codes.of(Operation.DELETE),
                since));
    }

    @Override
    public void forgetBefore(Instant moment) {
        database.inTransaction(connection -> {
            Sql.update(
                    connection,
                    "delete from written where at < ? and object_id not in (select object_id from in_flight)",
                    moment);
            return Sql.update(connection, "delete from foreign_change where at < ?", moment);
        });
    }
}
