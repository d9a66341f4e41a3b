package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Row;
import io.isthmus.chassis.sql.Sql;
import io.isthmus.contracts.export.PendingExportSummary;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.export.matching.Match;
import io.isthmus.export.pending.ComparedObject;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.Reason;
import io.isthmus.export.reviewing.PendingStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Pending exports as they are looked at. */
@ApplicationScoped
class PendingTables implements PendingStore {

    private static final String COUNTS = """
            select t.object_type, p.operation, count(*) as n
              from pending_export p join target_object t on t.id = p.object_id
             where p.operation is not null group by t.object_type, p.operation order by t.object_type, p.operation""";
    private static final String DIGEST = """
            select encode(sha256(coalesce(string_agg(hash, ''::bytea order by hash), ''::bytea)), 'hex') as digest
              from pending_export where operation is not null""";
    private static final String AWAITING = """
            select count(*) as n from observed_object
             where remembered_generation is not null and remembered_generation >= generation""";
    private static final String REASONS = """
            select reason, count(*) as n from pending_export
             where operation is not null and reason is not null group by reason""";
    private static final String PAGE = """
            select p.object_id
              from pending_export p join target_object t on t.id = p.object_id
             where p.operation is not null and p.object_id > :after
               and (:type::smallint is null or t.object_type = :type::smallint)
               and (:operation::smallint is null or p.operation = :operation::smallint)
               and (:text::text is null or t.anchor = :text::text or t.display_name ilike :like::text
                    or t.user_name ilike :like::text or t.mail ilike :like::text or t.source ilike :like::text)
             order by p.object_id limit :limit""";
    private static final String HEADS = """
            select t.id, p.operation, t.display_name, t.user_name, t.source, p.reason, p.reason_parameters, a.last_result,
                   a.last_code, a.last_reason, a.last_at, a.attempts, a.next_attempt_at,
                   exists (select 1 from in_flight f where f.object_id = t.id) as in_flight
              from target_object t
              left join pending_export p on p.object_id = t.id
              left join export_attempt a on a.object_id = t.id
             where t.id = any(:ids)""";
    private static final String NAMED = """
            select t.anchor, t.object_type, t.desired_state, t.display_name, t.user_name, t.mail, t.source, p.operation
              from target_object t left join pending_export p on p.object_id = t.id
             where t.object_type is not null
               and (t.anchor = :text or t.display_name ilike :like or t.user_name ilike :like or t.mail ilike :like)
             order by t.display_name, t.id limit :limit""";
    private static final String IMAGES = """
            select i.observed, case when o.remembered_generation >= o.generation then i.remembered end as remembered
              from observed_image i join observed_object o on o.id = i.observed_id where o.id = :id""";
    private static final String CONFLICTS = """
              from pending_export p
              join target_link l on l.object_id = p.object_id and l.conflict_code is not null
              join target_object t on t.id = p.object_id
             where p.operation = 1 and p.phase is null""";

    private final Database database;
    private volatile Cached cached;

    PendingTables(Database database) {
        this.database = database;
    }

    private record Cached(long version, PendingExportSummary summary) {}

    @Override
    public PendingExportSummary summary() {
        return database.inTransaction(connection -> {
            long version = Sql.of(connection, "select pending_version from target_state")
                    .one(row -> row.number("pending_version"));
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
                    Sql.of(connection, AWAITING).one(row -> row.number("n")),
                    summary.unsupported(),
                    summary.computedAt(),
                    summary.reasons());
        });
    }

    private static PendingExportSummary count(Connection connection) throws SQLException {
        List<PendingExportSummary.Count> counts = Sql.of(connection, COUNTS)
                .list(row -> new PendingExportSummary.Count(
                        Codes.objectType(row.small("object_type")),
                        Codes.operation(row.small("operation")),
                        row.number("n")));
        return new PendingExportSummary(
                digest(connection),
                counts,
                counts.stream().mapToLong(PendingExportSummary.Count::count).sum(),
                0,
                Sql.of(connection, "select count(*) as n from pending_export where unsupported")
                        .one(row -> row.number("n")),
                Instant.now(),
                reasons(connection));
    }

    private static String digest(Connection connection) throws SQLException {
        return Sql.of(connection, DIGEST).one(row -> row.text("digest"));
    }

    private static Map<String, Long> reasons(Connection connection) throws SQLException {
        Map<String, Long> reasons = new TreeMap<>();
        Sql.of(connection, REASONS).each(row -> reasons.put(row.text("reason"), row.number("n")));
        return reasons.isEmpty() ? null : reasons;
    }

    private record Head(Operation operation, Names names, Reason reason, Last last, boolean inFlight) {

        static Head read(Row row) throws SQLException {
            Integer result = row.nullableSmall("last_result");
            String reason = row.text("reason");
            return new Head(
                    operationOf(row),
                    namesOf(row),
                    reason == null ? null : new Reason(reason, row.texts("reason_parameters")),
                    new Last(
                            result == null ? null : Codes.result(result),
                            row.text("last_code"),
                            row.text("last_reason"),
                            row.instant("last_at"),
                            row.small("attempts"),
                            row.instant("next_attempt_at")),
                    row.flag("in_flight"));
        }
    }

    private static Names namesOf(Row row) throws SQLException {
        return new Names(row.text("display_name"), row.text("user_name"), row.text("source"));
    }

    private static Operation operationOf(Row row) throws SQLException {
        Integer operation = row.nullableSmall("operation");
        return operation == null ? null : Codes.operation(operation);
    }

    @Override
    public List<Listed> page(Filter filter, long after, int limit) {
        String text = filter.text() == null || filter.text().isBlank() ? null : filter.text();
        return database.inTransaction(connection -> {
            List<Long> ids = Sql.of(connection, PAGE)
                    .with("after", after)
                    .with("type", filter.objectType() == null ? null : Codes.of(filter.objectType()))
                    .with("operation", filter.operation() == null ? null : Codes.of(filter.operation()))
                    .with("text", text)
                    .with("like", text == null ? null : like(text))
                    .with("limit", limit)
                    .list(row -> row.number("object_id"));
            Map<Long, Head> heads = heads(connection, ids);
            return ObjectRows.load(connection, ids).stream()
                    .map(object -> listed(object, heads.get(object.id())))
                    .toList();
        });
    }

    private static Listed listed(ComparedObject object, Head head) {
        return new Listed(object, head.operation(), head.names(), head.reason(), head.last());
    }

    private static String like(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    @Override
    public List<Named> named(String text, int limit) {
        return database.inTransaction(connection -> Sql.of(connection, NAMED)
                .with("text", text)
                .with("like", like(text))
                .with("limit", limit)
                .list(PendingTables::named));
    }

    private static Named named(Row row) throws SQLException {
        return new Named(
                row.text("anchor"),
                Codes.objectType(row.small("object_type")),
                row.small("desired_state") == Codes.PRESENT,
                namesOf(row),
                row.text("mail"),
                operationOf(row));
    }

    private static Map<Long, Head> heads(Connection connection, List<Long> ids) throws SQLException {
        Map<Long, Head> heads = new HashMap<>();
        Sql.of(connection, HEADS).bigints("ids", ids).each(row -> heads.put(row.number("id"), Head.read(row)));
        return heads;
    }

    @Override
    public Optional<Known> find(String targetAnchor) {
        return database.inTransaction(connection -> {
            List<Long> ids = Sql.of(
                            connection,
                            "select id from target_object where anchor = :anchor and object_type is not null")
                    .with("anchor", targetAnchor)
                    .list(row -> row.number("id"));
            return ids.isEmpty() ? Optional.empty() : Optional.of(known(connection, ids));
        });
    }

    private record AtTarget(Image observed, Image remembered) {}

    private static Known known(Connection connection, List<Long> ids) throws SQLException {
        ComparedObject object = ObjectRows.load(connection, ids).getFirst();
        Head head = heads(connection, ids).get(object.id());
        AtTarget images = Sql.of(connection, IMAGES)
                .with("id", object.observedId() == null ? Long.valueOf(0) : object.observedId())
                .first(row -> new AtTarget(Images.read(row.text("observed")), Images.read(row.text("remembered"))))
                .orElse(new AtTarget(null, null));
        return new Known(
                object,
                head.operation(),
                head.names(),
                head.reason(),
                images.observed(),
                images.remembered(),
                head.inFlight(),
                head.last());
    }

    @Override
    public List<Conflict> conflicts(int limit) {
        return database.inTransaction(connection -> Sql.of(
                        connection,
                        "select t.source, t.anchor, l.conflict_code, l.conflict_message " + CONFLICTS
                                + " order by t.id limit :limit")
                .with("limit", limit)
                .list(row -> new Conflict(
                        row.text("source"),
                        row.text("anchor"),
                        Match.Code.ofPublished(row.text("conflict_code")),
                        row.text("conflict_message"))));
    }

    @Override
    public long conflicts() {
        return database.inTransaction(connection ->
                Sql.of(connection, "select count(*) as n " + CONFLICTS).one(row -> row.number("n")));
    }

    @Override
    public long approve(String digest, String by, String comment) {
        return database.inTransaction(connection -> {
            // no comparison changes the set between the look and the approval
            Sql.of(connection, "select pending_version from target_state for update")
                    .one(row -> row.number("pending_version"));
            return digest(connection).equals(digest) ? ApprovalRows.approve(connection, digest, by, comment) : -1L;
        });
    }
}
