package io.isthmus.export.postgres;

import io.isthmus.export.comparing.ComparedObject;
import io.isthmus.export.exporting.Work;
import io.isthmus.export.pending.Restoring;
import io.isthmus.export.restoring.Plan;
import io.isthmus.export.restoring.RestorationStore;
import io.isthmus.export.written.WrittenHistory;
import io.isthmus.export.written.WrittenStore;
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
import java.util.Set;

/** The plan by which what was written is put back. */
@ApplicationScoped
class RestorationTables implements RestorationStore {

    private static final int PAGE = 500;

    /** Not truncated: whoever looks at the plan before would have to wait until the new one is whole. */
    private static final List<String> FORGET = List.of(
            "delete from restored_object",
            "delete from restored_reference",
            "delete from restored_member",
            "delete from restored_id");

    private static final String PLAN = """
            insert into restoration (id, target, since, prepared_at, prepared_by) values (?, ?, ?, ?, ?)
            on conflict (only_row) do update
               set id = excluded.id, target = excluded.target, since = excluded.since, prepared_at = excluded.prepared_at,
                   prepared_by = excluded.prepared_by, approved_digest = null, approved_by = null, approved_at = null,
                   begun_at = null, begun_epoch = null, finished_at = null""";
    private static final String IDS = """
            insert into restored_id (target_id, object_id)
            select distinct on (target_id) target_id, object_id from written
             where at >= ? and target_id is not null order by target_id, id desc""";
    private static final String IDS_OF_TODAY = """
            insert into restored_id (target_id, object_id)
            select o.target_id, t.id from target_object t join observed_object o on o.id = t.observed_id
             where t.id in (select object_id from written where at >= ?)
            on conflict do nothing""";
    /** Removed by one id and added by another, after the member had been created again: it is where it was. */
    private static final String SAME_MEMBERS = """
            delete from restored_member m using restored_id i, (
              select n.group_id, j.object_id from restored_member n join restored_id j on j.target_id = n.member
               group by n.group_id, j.object_id having bool_or(n.present) and bool_or(not n.present)) moved
             where i.target_id = m.member and moved.group_id = m.group_id and moved.object_id = i.object_id""";

    private static final String OBJECTS = """
            insert into restored_object (object_id, before_image, written_images, deleted, uncertain)
            select * from unnest(?, ?, ?, ?, ?)""";
    private static final String MEMBERS = """
            insert into restored_member (group_id, member, present) select * from unnest(?, ?, ?) on conflict do nothing""";
    private static final String REFERENCES = """
            insert into restored_reference (object_id, name, target_id)
            select distinct o.object_id, r.key, i.object_id
              from restored_object o
             cross join jsonb_each(o.before_image::jsonb -> 'references') r
             cross join jsonb_array_elements_text(r.value) v
              join restored_id i on i.target_id = v
              join restored_object b on b.object_id = i.object_id and b.before_image is not null""";
    /** In the transaction that notes the requests, before they are sent. */
    private static final String BEGUN = """
            update restoration r
               set begun_at = coalesce(r.begun_at, now()), begun_epoch = s.imported_epoch
              from target_state s
             where r.id = s.restoration and r.begun_epoch is distinct from s.imported_epoch""";

    private static final String FACTS = """
            select (select count(*) from restored_object) as objects,
                   s.restoration is not distinct from r.id and s.imported_at > r.prepared_at
                     and not exists (select 1 from target_object where dirty)
                     and not exists (select 1 from target_object where members_dirty) as compared,
                   (select count(*) from target_object where waiting) as waiting,
                   (select count(*) from restored_object
                     where conflicts <> '{}' and not conflicts <@ included and not ? = any(included)) as conflicts,
                   (select count(*) from target_object where operation is not null and attempts > 0) as failed,
                   r.begun_at is null or s.imported_at > (select max(at) from written where at >= r.begun_at) as confirmed
              from restoration r, target_state s""";
    private static final String INCLUDE = """
            update restored_object o set included = (select array_agg(distinct i) from unnest(o.included || ?::text[]) i)
             where case when ?::text is null then o.conflicts <> '{}'
                        else o.object_id in (select id from target_object where anchor = ?::text) end
            returning o.object_id""";
    private static final String CONFLICTING = """
            select o.object_id, o.included, t.display_name
              from restored_object o join target_object t on t.id = o.object_id
             where o.conflicts <> '{}' and o.object_id > ? order by o.object_id limit ?""";

    private final Database database;
    private final WrittenStore written;

    RestorationTables(Database database, WrittenStore written) {
        this.database = database;
        this.written = written;
    }

    @Override
    public Optional<Plan> current() {
        return database
                .inTransaction(connection -> Sql.list(connection, "select * from restoration", RestorationTables::plan))
                .stream()
                .findFirst();
    }

    private static Plan plan(ResultSet row) throws SQLException {
        return new Plan(
                row.getString("id"),
                row.getString("target"),
                Sql.instant(row, "since"),
                Sql.instant(row, "prepared_at"),
                row.getString("prepared_by"),
                row.getString("approved_digest"),
                row.getString("approved_by"),
                Sql.instant(row, "approved_at"),
                Sql.instant(row, "begun_at"),
                Sql.nullableLong(row, "begun_epoch"),
                Sql.instant(row, "finished_at"));
    }

    @Override
    public String compared() {
        return database.inTransaction(
                connection -> Sql.one(connection, "select restoration from target_state", row -> row.getString(1)));
    }

    @Override
    public void prepare(Plan plan) {
        database.inTransaction(connection -> {
            // first, so that of two that are prepared at the same time one waits for the other
            Sql.update(connection, PLAN, plan.id(), plan.target(), plan.since(), plan.preparedAt(), plan.preparedBy());
            forget(connection);
            Sql.update(connection, IDS, plan.since());
            Sql.update(connection, IDS_OF_TODAY, plan.since());
            long after = 0;
            List<WrittenStore.Listed> page = written.since(plan.since(), after, PAGE);
            while (!page.isEmpty()) {
                new Page().of(page).write(connection);
                after = page.getLast().id();
                page = written.since(plan.since(), after, PAGE);
            }
            Sql.update(connection, "analyze restored_object, restored_member, restored_id");
            Sql.update(connection, SAME_MEMBERS);
            Sql.update(connection, REFERENCES);
            return Sql.update(connection, "analyze restored_reference, restored_member");
        });
    }

    private static void forget(Connection connection) throws SQLException {
        for (String statement : FORGET) {
            Sql.update(connection, statement);
        }
    }

    @Override
    public void approved(String id, String digest, String by, Instant at) {
        database.inTransaction(connection -> Sql.update(
                connection,
                "update restoration set approved_digest = ?, approved_by = ?, approved_at = ? where id = ?",
                digest,
                by,
                at,
                id));
    }

    @Override
    public void finished(String id, Instant at) {
        database.inTransaction(connection -> Sql.update(
                connection, "update restoration set finished_at = ? where id = ? and finished_at is null", at, id));
    }

    @Override
    public void discard() {
        database.inTransaction(connection -> {
            Sql.update(connection, "delete from restoration");
            forget(connection);
            return null;
        });
    }

    /** Something is about to be sent; where no plan is in force, nothing happens. */
    static void begun(Connection connection, List<Work> work) throws SQLException {
        if (!work.isEmpty()) {
            Sql.update(connection, BEGUN);
        }
    }

    @Override
    public Facts facts() {
        return database.inTransaction(connection -> Sql.list(
                        connection,
                        FACTS,
                        row -> new Facts(
                                row.getLong("objects"),
                                row.getBoolean("compared"),
                                row.getLong("waiting"),
                                row.getLong("conflicts"),
                                row.getLong("failed"),
                                row.getBoolean("confirmed")),
                        Restoring.EVERYTHING)
                .stream()
                .findFirst()
                .orElse(new Facts(0, false, 0, 0, 0, false)));
    }

    @Override
    public long include(String targetAnchor, Set<String> attributes) {
        Set<String> names = attributes == null ? Set.of(Restoring.EVERYTHING) : attributes;
        return database.inTransaction(connection -> {
            List<Long> included =
                    Sql.list(connection, INCLUDE, row -> row.getLong(1), Sql.texts(names), targetAnchor, targetAnchor);
            Sql.update(connection, "update target_object set dirty = true where id = any(?)", Sql.bigints(included));
            if (!included.isEmpty()) {
                Sql.update(
                        connection,
                        "update restoration set approved_digest = null, approved_by = null, approved_at = null,"
                                + " begun_epoch = null");
            }
            return (long) included.size();
        });
    }

    @Override
    public List<Conflicting> conflicts(long after, int limit) {
        return database.inTransaction(connection -> {
            Map<Long, Conflicting> found = new HashMap<>();
            Sql.list(
                    connection,
                    CONFLICTING,
                    row -> found.put(
                            row.getLong("object_id"),
                            new Conflicting(null, row.getString("display_name"), Set.of((String[])
                                    row.getArray("included").getArray()))),
                    after,
                    limit);
            List<Conflicting> page = new ArrayList<>();
            for (ComparedObject object : ObjectRows.load(connection, found.keySet())) {
                Conflicting row = found.get(object.id());
                page.add(new Conflicting(object, row.displayName(), row.included()));
            }
            return page;
        });
    }

    /** Columns of one page of the plan. */
    private static final class Page {
        private final List<Long> ids = new ArrayList<>();
        private final List<String> before = new ArrayList<>();
        private final List<String> after = new ArrayList<>();
        private final List<Boolean> deleted = new ArrayList<>();
        private final List<Boolean> uncertain = new ArrayList<>();
        private final List<Long> groups = new ArrayList<>();
        private final List<String> members = new ArrayList<>();
        private final List<Boolean> present = new ArrayList<>();

        Page of(List<WrittenStore.Listed> page) {
            page.forEach(listed -> listed.history().net().ifPresent(net -> add(listed.id(), net)));
            return this;
        }

        private void add(long id, WrittenHistory.Net net) {
            ids.add(id);
            before.add(net.before() == null ? null : Images.write(net.before()));
            after.add(Images.writeAll(net.written()));
            deleted.add(net.deleted());
            uncertain.add(net.uncertain());
            if (net.before() != null) {
                net.membersAdded().forEach(member -> member(id, member, false));
                net.membersRemoved().forEach(member -> member(id, member, true));
            }
        }

        private void member(long group, String member, boolean there) {
            groups.add(group);
            members.add(member);
            present.add(there);
        }

        void write(Connection connection) throws SQLException {
            Sql.update(
                    connection,
                    OBJECTS,
                    Sql.bigints(ids),
                    Sql.texts(before),
                    Sql.texts(after),
                    Sql.booleans(deleted),
                    Sql.booleans(uncertain));
            Sql.update(connection, MEMBERS, Sql.bigints(groups), Sql.texts(members), Sql.booleans(present));
        }
    }
}
