package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Row;
import io.isthmus.chassis.sql.Sql;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.export.exporting.ExportStore;
import io.isthmus.export.exporting.Tries;
import io.isthmus.export.exporting.Work;
import io.isthmus.export.pending.ComparedObject;
import io.isthmus.export.pending.MembersDifference;
import io.isthmus.export.pending.Phase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pending exports on their way out. */
@ApplicationScoped
class ExportTables implements ExportStore {

    private static final int GROUPS_AT_ONCE = 20;

    private static final String HEADS = """
            select t.id, t.source, t.user_name, t.mail, t.addresses, t.object_type, t.anchor, p.hash, p.operation,
                   coalesce(a.attempts, 0) as attempts, o.target_id
              from %s
              join target_object t on t.id = %s
              left join pending_export p on p.object_id = t.id
              left join target_link l on l.object_id = t.id
              left join observed_object o on o.id = l.observed_id
              left join export_attempt a on a.object_id = t.id
             where %s
             order by t.id %s""";
    private static final String FREE = """
            not exists (select 1 from comparison_due d where d.object_id = t.id)
               and not exists (select 1 from in_flight f where f.object_id = t.id)""";
    private static final String RESTED = "(:ignore_backoff or a.next_attempt_at is null or a.next_attempt_at <= now())";

    private static final String IMAGES = HEADS.formatted(
            "(select object_id, waiting from pending_export where phase = :phase and object_id > :after) q",
            "q.object_id",
            FREE + " and a.failed_run is distinct from :run and " + RESTED + " and not (:independent and q.waiting)",
            "limit :limit");
    private static final String OF_THESE = HEADS.formatted(
            "(select object_id from pending_export where phase = :phase and object_id = any(:ids)) q",
            "q.object_id",
            FREE + " and a.failed_run is distinct from :run and " + RESTED,
            "");
    private static final String MEMBERSHIPS = HEADS.formatted(
            "(select group_id from membership_difference"
                    + " where (to_add > 0 or to_remove > 0) and ready > 0 and group_id > :after) q",
            "q.group_id",
            FREE + " and l.observed_id is not null and p.operation = 2 and a.members_failed_run is distinct from :run"
                    + " and (p.phase is not null or " + RESTED + ")",
            "limit :limit");
    private static final String IN_FLIGHT = HEADS.formatted(
            "(select object_id from in_flight where object_id > :after order by object_id limit :limit) q",
            "q.object_id",
            "true",
            "");
    private static final String EXECUTABLE = """
            select (select count(*) from pending_export p where p.phase is not null and %1$s)
                 + (select count(*) from membership_difference m join pending_export p on p.object_id = m.group_id
                     where p.phase is null and p.operation = 2 and (m.to_add > 0 or m.to_remove > 0) and m.ready > 0 and %1$s)
                 + (select count(*) from in_flight) as n""".formatted("""
            (:ignore_backoff or not exists (select 1 from export_attempt a
                                             where a.object_id = p.object_id and a.next_attempt_at > now()))""");

    private final Database database;

    ExportTables(Database database) {
        this.database = database;
    }

    private record Head(Work work, byte[] hash) {

        static Head read(Row row) throws SQLException {
            Integer operation = row.nullableSmall("operation");
            return new Head(
                    new Work(
                            row.number("id"),
                            row.text("anchor"),
                            Codes.objectType(row.small("object_type")),
                            row.text("target_id"),
                            row.text("source"),
                            row.text("user_name"),
                            row.text("mail"),
                            MatchRows.addresses(row.text("addresses")),
                            operation == null ? Operation.UPDATE : Codes.operation(operation),
                            row.small("attempts"),
                            List.of()),
                    row.bytes("hash"));
        }
    }

    @Override
    public List<Planned> planned(Query query, Phase phase, long after) {
        return database.inTransaction(connection -> phase == Phase.MEMBERSHIPS
                ? memberships(connection, query, after)
                : images(
                        connection,
                        Sql.of(connection, IMAGES)
                                .with("phase", Codes.of(phase))
                                .with("after", after)
                                .with("run", query.run())
                                .with("ignore_backoff", query.ignoreBackoff())
                                .with("independent", query.independent())
                                .with("limit", query.limit())
                                .list(Head::read)));
    }

    @Override
    public List<Planned> planned(Query query, Phase phase, List<Long> ids) {
        return database.inTransaction(connection -> images(
                connection,
                Sql.of(connection, OF_THESE)
                        .with("phase", Codes.of(phase))
                        .bigints("ids", ids)
                        .with("run", query.run())
                        .with("ignore_backoff", query.ignoreBackoff())
                        .list(Head::read)));
    }

    private static List<Planned> images(Connection connection, List<Head> heads) throws SQLException {
        Map<Long, ComparedObject> objects = objects(connection, heads);
        return heads.stream()
                .map(head -> new Planned(
                        head.work(), head.hash(), objects.get(head.work().id()), List.of(), List.of()))
                .toList();
    }

    private static Map<Long, ComparedObject> objects(Connection connection, List<Head> heads) throws SQLException {
        Map<Long, ComparedObject> objects = new HashMap<>();
        if (!heads.isEmpty()) {
            ObjectRows.load(
                            connection,
                            heads.stream().map(head -> head.work().id()).toList())
                    .forEach(object -> objects.put(object.id(), object));
        }
        return objects;
    }

    private static List<Planned> memberships(Connection connection, Query query, long after) throws SQLException {
        List<Head> heads = Sql.of(connection, MEMBERSHIPS)
                .with("after", after)
                .with("run", query.run())
                .with("ignore_backoff", query.ignoreBackoff())
                .with("limit", GROUPS_AT_ONCE)
                .list(Head::read);
        Map<Long, ComparedObject> groups = objects(connection, heads);
        DesiredSource desired = DesiredSource.inForce(connection);
        List<Planned> planned = new ArrayList<>();
        for (Head head : heads) {
            ComparedObject group = groups.get(head.work().id());
            MembersDifference members = group.members();
            planned.add(new Planned(
                    head.work(),
                    head.hash(),
                    group,
                    members.toAdd() == 0
                            ? List.of()
                            : desired.membersToAdd(group.id(), group.observedId(), query.members()),
                    members.toRemove() == 0
                            ? List.of()
                            : desired.membersToRemove(group.id(), group.observedId(), query.members())));
        }
        return planned;
    }

    @Override
    public void begin(long run, List<Begun> work) {
        database.inTransaction(connection -> {
            InFlightRows.mark(connection, work);
            RestorationRows.begun(connection);
            WrittenRows.note(connection, run, work);
            return null;
        });
    }

    @Override
    public References references(Phase phase) {
        return database.inTransaction(connection -> CreationOrder.references(connection, phase));
    }

    @Override
    public List<Work> inFlight(long after, int limit) {
        return database.inTransaction(connection -> Sql.of(connection, IN_FLIGHT)
                .with("after", after)
                .with("limit", limit)
                .list(row -> Head.read(row).work()));
    }

    @Override
    public List<Long> record(long run, List<Ended> ended, Tries.Rest rest) {
        return database.inTransaction(connection -> new OutcomeRows(connection, run, rest).record(ended));
    }

    @Override
    public long executable(boolean ignoreBackoff) {
        return database.inTransaction(connection -> Sql.of(connection, EXECUTABLE)
                .with("ignore_backoff", ignoreBackoff)
                .one(row -> row.number("n")));
    }
}
