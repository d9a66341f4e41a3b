package io.isthmus.export.postgres;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.export.comparing.ComparedObject;
import io.isthmus.export.comparing.PendingStates;
import io.isthmus.export.exporting.ExportStore;
import io.isthmus.export.exporting.Recorded;
import io.isthmus.export.exporting.Work;
import io.isthmus.export.matching.Addresses;
import io.isthmus.export.pending.Desired;
import io.isthmus.export.pending.Expected;
import io.isthmus.export.pending.Image;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.pending.Phase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Pending exports on their way out. */
@ApplicationScoped
class ExportTables implements ExportStore {

    private static final int GROUPS_AT_ONCE = 20;

    private static final String HEADS = """
            select id, source, user_name, mail, addresses, attempts, pending_hash, operation, object_type, anchor,
                   (select o.target_id from observed_object o where o.id = t.observed_id) as target_id
              from target_object t
            """;
    private static final String IMAGES = HEADS + """
             where phase = ? and id > ? and not dirty and failed_run is distinct from ?
               and not exists (select 1 from in_flight f where f.object_id = t.id)
               and (? or next_attempt_at is null or next_attempt_at <= now())
               and not (? and waiting)
             order by id limit ?""";
    private static final String OF_THESE = HEADS + """
             where phase = ? and id = any(?) and not dirty and failed_run is distinct from ?
               and not exists (select 1 from in_flight f where f.object_id = t.id)
               and (? or next_attempt_at is null or next_attempt_at <= now())
             order by id""";
    private static final String MEMBERSHIPS = HEADS + """
             where (members_to_add > 0 or members_to_remove > 0) and members_ready > 0 and id > ?
               and observed_id is not null and operation = 2 and not dirty
               and not exists (select 1 from in_flight f where f.object_id = t.id)
               and members_failed_run is distinct from ?
               and (? or phase is not null or next_attempt_at is null or next_attempt_at <= now())
             order by id limit ?""";
    private static final String ROWS = HEADS + " where id = any(?) order by id";
    private static final String EXECUTABLE = """
            select (select count(*) from target_object
                     where phase is not null and (? or next_attempt_at is null or next_attempt_at <= now()))
                 + (select count(*) from target_object
                     where phase is null and (members_to_add > 0 or members_to_remove > 0) and members_ready > 0
                       and operation = 2 and (? or next_attempt_at is null or next_attempt_at <= now()))
                 + (select count(*) from in_flight)""";

    private final Database database;

    ExportTables(Database database) {
        this.database = database;
    }

    private record Head(
            long id,
            String source,
            String userName,
            String mail,
            List<String> addresses,
            int attempts,
            byte[] hash,
            Operation operation,
            ObjectType objectType,
            String anchor,
            String targetId) {

        static Head read(ResultSet row) throws SQLException {
            Integer operation = Sql.nullableInt(row, "operation");
            return new Head(
                    row.getLong("id"),
                    row.getString("source"),
                    row.getString("user_name"),
                    row.getString("mail"),
                    MatchPage.addresses(row.getString("addresses")),
                    row.getInt("attempts"),
                    row.getBytes("pending_hash"),
                    operation == null ? Operation.UPDATE : Codes.operation(operation),
                    Codes.objectType(row.getInt("object_type")),
                    row.getString("anchor"),
                    row.getString("target_id"));
        }

        /** As it was, not as it was desired last. */
        Head named(Image image) {
            return new Head(
                    id,
                    source,
                    lower(image.first("userPrincipalName")),
                    lower(image.first("mail")),
                    Addresses.of(objectType, image.attributes()),
                    attempts,
                    hash,
                    operation,
                    objectType,
                    anchor,
                    targetId);
        }

        private static String lower(String text) {
            return text == null ? null : text.toLowerCase(Locale.ROOT);
        }

        Work work(List<PendingExport> exports) {
            return new Work(
                    id, anchor, objectType, targetId, source, userName, mail, addresses, operation, attempts, exports);
        }
    }

    @Override
    public List<Work> take(Query query, Phase phase, long after, PendingStates states) {
        long from = after;
        while (true) {
            long begin = from;
            Taken taken = database.inTransaction(connection -> phase == Phase.MEMBERSHIPS
                    ? memberships(connection, query, begin)
                    : images(connection, query, phase, begin, states));
            // a page in which everything has changed meanwhile is not the end
            if (taken.last() == 0 || !taken.work().isEmpty()) {
                return taken.work();
            }
            from = taken.last();
        }
    }

    private record Taken(List<Work> work, long last) {}

    @Override
    public List<Work> take(Query query, Phase phase, List<Long> ids, PendingStates states) {
        return database.inTransaction(connection -> {
            List<Head> still = Sql.list(
                    connection,
                    OF_THESE,
                    Head::read,
                    Codes.of(phase),
                    Sql.bigints(ids),
                    query.run(),
                    query.ignoreBackoff());
            return images(connection, query.run(), phase, still, states).work();
        });
    }

    @Override
    public List<long[]> levels(Phase phase) {
        return database.inTransaction(connection -> CreationOrder.levels(connection, phase));
    }

    private static Taken images(Connection connection, Query query, Phase phase, long after, PendingStates states)
            throws SQLException {
        List<Head> heads = Sql.list(
                connection,
                IMAGES,
                Head::read,
                Codes.of(phase),
                after,
                query.run(),
                query.ignoreBackoff(),
                query.independent(),
                query.limit());
        return images(connection, query.run(), phase, heads, states);
    }

    private static Taken images(Connection connection, long run, Phase phase, List<Head> found, PendingStates states)
            throws SQLException {
        if (found.isEmpty()) {
            return new Taken(List.of(), 0);
        }
        Map<Long, Head> heads = byId(found);
        List<Work> work = new ArrayList<>();
        List<ComparedObject> objects = ObjectRows.load(connection, heads.keySet());
        for (ComparedObject object : objects) {
            Head head = heads.get(object.id());
            PendingStates.Judged judged = states.judged(object);
            PendingExport export = judged.export();
            // only ever what the gate has judged
            if (export != null
                    && Phase.of(export) == phase
                    && Arrays.equals(judged.state().hash(), head.hash())) {
                boolean again =
                        export instanceof PendingExport.Add && object.object().desired() instanceof Desired.Restored;
                work.add((again ? head.named(((PendingExport.Add) export).image()) : head).work(List.of(export)));
            }
        }
        mark(connection, work);
        RestorationTables.begun(connection, work);
        WrittenRows.images(connection, run, work, objects);
        return new Taken(work, found.getLast().id());
    }

    private static Taken memberships(Connection connection, Query query, long after) throws SQLException {
        List<Head> found = Sql.list(
                connection, MEMBERSHIPS, Head::read, after, query.run(), query.ignoreBackoff(), GROUPS_AT_ONCE);
        if (found.isEmpty()) {
            return new Taken(List.of(), 0);
        }
        Map<Long, Head> heads = byId(found);
        List<Work> work = new ArrayList<>();
        for (ComparedObject group : ObjectRows.load(connection, heads.keySet())) {
            List<PendingExport> requests = requests(connection, group, query);
            if (!requests.isEmpty()) {
                work.add(heads.get(group.id()).work(requests));
            }
        }
        mark(connection, work);
        RestorationTables.begun(connection, work);
        WrittenRows.members(connection, query.run(), work);
        return new Taken(work, found.getLast().id());
    }

    private static List<PendingExport> requests(Connection connection, ComparedObject group, Query query)
            throws SQLException {
        if (!(group.object().expected() instanceof Expected.Present present)) {
            return List.of();
        }
        boolean restoring = RestorationRows.inForce(connection);
        List<String> add = List.of();
        List<String> remove = List.of();
        if (group.members().toAdd() > 0) {
            add = restoring
                    ? RestoredMemberRows.toChange(connection, group.id(), true)
                    : MembershipTables.toAdd(connection, group.id(), group.observedId(), query.members());
        }
        if (group.members().toRemove() > 0) {
            remove = restoring
                    ? RestoredMemberRows.toChange(connection, group.id(), false)
                    : MembershipTables.toRemove(connection, group.id(), group.observedId(), query.members());
        }
        List<PendingExport> requests = new ArrayList<>();
        int size = query.membersPerRequest();
        for (int i = 0; i < remove.size(); i += size) {
            requests.add(new PendingExport.ChangeMembers(
                    group.object().targetAnchor(),
                    present.targetId(),
                    List.of(),
                    remove.subList(i, Math.min(remove.size(), i + size))));
        }
        for (int i = 0; i < add.size(); i += size) {
            requests.add(new PendingExport.ChangeMembers(
                    group.object().targetAnchor(),
                    present.targetId(),
                    add.subList(i, Math.min(add.size(), i + size)),
                    List.of()));
        }
        return requests;
    }

    private static Map<Long, Head> byId(List<Head> found) {
        Map<Long, Head> heads = new HashMap<>();
        found.forEach(head -> heads.put(head.id(), head));
        return heads;
    }

    private static void mark(Connection connection, List<Work> work) throws SQLException {
        if (!work.isEmpty()) {
            Sql.update(
                    connection,
                    "insert into in_flight (object_id) select unnest(?)",
                    Sql.bigints(work.stream().map(Work::id).toList()));
        }
    }

    @Override
    public List<Work> inFlight(long after, int limit) {
        return database.inTransaction(connection -> {
            List<Long> ids = Sql.list(
                    connection,
                    "select object_id from in_flight where object_id > ? order by object_id limit ?",
                    row -> row.getLong(1),
                    after,
                    limit);
            return Sql.list(connection, ROWS, Head::read, Sql.bigints(ids)).stream()
                    .map(head -> head.work(List.of()))
                    .toList();
        });
    }

    @Override
    public void record(
            long run, List<Recorded> outcomes, PendingStates states, Duration firstRetry, Duration longestRetry) {
        database.inTransaction(connection -> {
            new OutcomeRows(connection, run, firstRetry, longestRetry).record(outcomes, states);
            return null;
        });
    }

    @Override
    public long executable(boolean ignoreBackoff) {
        return database.inTransaction(
                connection -> Sql.one(connection, EXECUTABLE, row -> row.getLong(1), ignoreBackoff, ignoreBackoff));
    }
}
