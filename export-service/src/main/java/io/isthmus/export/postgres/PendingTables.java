package io.isthmus.export.postgres;

import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.export.comparing.ComparedObject;
import io.isthmus.export.pending.Image;
import io.isthmus.export.reviewing.PendingStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Pending exports as they are looked at. */
@ApplicationScoped
class PendingTables implements PendingStore {

    private static final String COUNTS = """
            select object_type, operation, count(*) as n from target_object
             where operation is not null group by object_type, operation order by object_type, operation""";
    private static final String DIGEST = """
            select encode(sha256(coalesce(string_agg(pending_hash, ''::bytea order by pending_hash), ''::bytea)), 'hex')
              from target_object where operation is not null""";
    private static final String AWAITING = """
            select count(*) from observed_object
             where remembered_generation is not null and remembered_generation >= generation""";
    private static final String REASONS = """
            select split_part(pending_reason, ':', 1) as reason, count(*) as n from target_object
             where operation is not null and pending_reason is not null group by 1""";
    private static final String PAGE = """
            select id from target_object
             where operation is not null and id > ?
               and (?::smallint is null or object_type = ?::smallint)
               and (?::smallint is null or operation = ?::smallint)
               and (?::text is null or anchor = ?::text or display_name ilike ?::text or user_name ilike ?::text
                    or mail ilike ?::text or source ilike ?::text)
             order by id limit ?""";
    private static final String HEADS = """
            select id, operation, display_name, user_name, source, pending_reason, last_result, last_code, last_reason,
                   last_at, attempts, next_attempt_at,
                   exists (select 1 from in_flight f where f.object_id = target_object.id) as in_flight
              from target_object where id = any(?)""";

    private static final String NAMED = """
            select anchor, object_type, desired_state, display_name, user_name, mail, source, operation from target_object
             where object_type is not null
               and (anchor = ? or display_name ilike ? or user_name ilike ? or mail ilike ?)
             order by display_name, id limit ?""";
    private static final int PRESENT = 1;

    private final Database database;
    private volatile Cached cached;

    PendingTables(Database database) {
        this.database = database;
    }

    private record Cached(long version, PendingExportSummary summary) {}

    @Override
    public PendingExportSummary summary() {
        return database.inTransaction(connection -> {
            long version = Sql.one(connection, "select pending_version from target_state", row -> row.getLong(1));
            Cached known = cached;
            if (known == null || known.version() != version) {
                known = new Cached(version, count(connection));
                cached = known;
            }
            PendingExportSummary summary = known.summary();
            return new PendingExportSummary(
                    summary.digest(),
                    summary.counts(),
                    summary.total(),
                    Sql.one(connection, AWAITING, row -> row.getLong(1)),
                    summary.unsupported(),
                    summary.computedAt(),
                    summary.reasons());
        });
    }

    private static PendingExportSummary count(Connection connection) throws SQLException {
        List<PendingExportSummary.Count> counts = Sql.list(
                connection,
                COUNTS,
                row -> new PendingExportSummary.Count(
                        Codes.objectType(row.getInt("object_type")),
                        Codes.operation(row.getInt("operation")),
                        row.getLong("n")));
        return new PendingExportSummary(
                Sql.one(connection, DIGEST, row -> row.getString(1)),
                counts,
                counts.stream().mapToLong(PendingExportSummary.Count::count).sum(),
                0,
                Sql.one(connection, "select count(*) from target_object where unsupported", row -> row.getLong(1)),
                Instant.now(),
                reasons(connection));
    }

    private static Map<String, Long> reasons(Connection connection) throws SQLException {
        Map<String, Long> reasons = new TreeMap<>();
        Sql.list(connection, REASONS, row -> reasons.put(row.getString("reason"), row.getLong("n")));
        return reasons.isEmpty() ? null : reasons;
    }

    private record Head(Integer operation, Names names, String reason, Last last, boolean inFlight) {

        static Head read(ResultSet row) throws SQLException {
            Integer result = Sql.nullableInt(row, "last_result");
            return new Head(
                    Sql.nullableInt(row, "operation"),
                    new Names(row.getString("display_name"), row.getString("user_name"), row.getString("source")),
                    row.getString("pending_reason"),
                    new Last(
                            result == null ? null : Codes.result(result),
                            row.getString("last_code"),
                            row.getString("last_reason"),
                            Sql.instant(row, "last_at"),
                            row.getInt("attempts"),
                            Sql.instant(row, "next_attempt_at")),
                    row.getBoolean("in_flight"));
        }
    }

    @Override
    public List<Listed> page(Filter filter, long after, int limit) {
        Integer type = filter.objectType() == null ? null : Codes.of(filter.objectType());
        Integer operation = filter.operation() == null ? null : Codes.of(filter.operation());
        String text = filter.text() == null || filter.text().isBlank() ? null : filter.text();
        String like = text == null ? null : like(text);
        return database.inTransaction(connection -> {
            List<Long> ids = Sql.list(
                    connection,
                    PAGE,
                    row -> row.getLong(1),
                    after,
                    type,
                    type,
                    operation,
                    operation,
                    text,
                    text,
                    like,
                    like,
                    like,
                    like,
                    limit);
            Map<Long, Head> heads = heads(connection, ids);
            List<Listed> page = new ArrayList<>();
            for (ComparedObject object : ObjectRows.load(connection, ids)) {
                Head head = heads.get(object.id());
                page.add(new Listed(
                        object, Codes.operation(head.operation()), head.names(), head.reason(), head.last()));
            }
            return page;
        });
    }

    private static String like(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    @Override
    public List<Named> named(String text, int limit) {
        String like = like(text);
        return database.inTransaction(
                connection -> Sql.list(connection, NAMED, PendingTables::named, text, like, like, like, limit));
    }

    private static Named named(ResultSet row) throws SQLException {
        Integer operation = Sql.nullableInt(row, "operation");
        return new Named(
                row.getString("anchor"),
                Codes.objectType(row.getInt("object_type")),
                row.getInt("desired_state") == PRESENT,
                new Names(row.getString("display_name"), row.getString("user_name"), row.getString("source")),
                row.getString("mail"),
                operation == null ? null : Codes.operation(operation));
    }

    private static Map<Long, Head> heads(Connection connection, List<Long> ids) throws SQLException {
        Map<Long, Head> heads = new HashMap<>();
        Sql.list(connection, HEADS, row -> heads.put(row.getLong("id"), Head.read(row)), Sql.bigints(ids));
        return heads;
    }

    @Override
    public Optional<Known> find(String targetAnchor) {
        return database.inTransaction(connection -> {
            List<Long> ids = Sql.list(
                    connection,
                    "select id from target_object where anchor = ? and object_type is not null",
                    row -> row.getLong(1),
                    targetAnchor);
            if (ids.isEmpty()) {
                return Optional.<Known>empty();
            }
            ComparedObject object = ObjectRows.load(connection, ids).getFirst();
            Head head = heads(connection, ids).get(object.id());
            List<Image[]> images = Sql.list(
                    connection,
                    """
                    select observed, case when o.remembered_generation >= o.generation then i.remembered end as remembered
                      from observed_image i join observed_object o on o.id = i.observed_id where o.id = ?""",
                    row -> new Image[] {Images.read(row.getString(1)), Images.read(row.getString(2))},
                    object.observedId() == null ? Long.valueOf(0) : object.observedId());
            return Optional.of(new Known(
                    object,
                    head.operation() == null ? null : Codes.operation(head.operation()),
                    head.names(),
                    head.reason(),
                    images.isEmpty() ? null : images.getFirst()[0],
                    images.isEmpty() ? null : images.getFirst()[1],
                    head.inFlight(),
                    head.last()));
        });
    }

    @Override
    public List<Conflict> conflicts(int limit) {
        return database.inTransaction(connection -> Sql.list(
                connection,
                """
                select source, anchor, blocked from target_object
                 where operation = 1 and phase is null and blocked is not null order by id limit ?""",
                row -> new Conflict(row.getString("source"), row.getString("anchor"), row.getString("blocked")),
                limit));
    }

    @Override
    public long conflicts() {
        return database.inTransaction(connection -> Sql.one(
                connection,
                "select count(*) from target_object where operation = 1 and phase is null and blocked is not null",
                row -> row.getLong(1)));
    }

    @Override
    public long approve(String digest, String by, String comment) {
        return database.inTransaction(connection -> {
            // no comparison changes the set between the look and the approval
            Sql.one(connection, "select 1 from target_state for update", row -> row.getInt(1));
            if (!Sql.one(connection, DIGEST, row -> row.getString(1)).equals(digest)) {
                return -1L;
            }
            long approved = Sql.update(connection, """
                    update target_object set approved_hash = pending_hash
                     where operation is not null and approved_hash is distinct from pending_hash""");
            Sql.update(
                    connection,
                    "insert into approval (digest, approved_by, comment, objects, at) values (?, ?, ?, ?, now())",
                    digest,
                    by,
                    comment,
                    approved);
            return approved;
        });
    }
}
