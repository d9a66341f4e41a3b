package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Row;
import io.isthmus.chassis.sql.Sql;
import io.isthmus.export.pending.Restoring;
import io.isthmus.export.restoring.Plan;
import io.isthmus.export.restoring.RestorationStore;
import io.isthmus.export.written.WrittenHistory;
import io.isthmus.export.written.WrittenStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
            insert into restoration (id, target, since, prepared_at, prepared_by)
            values (:id, :target, :since, :prepared_at, :prepared_by)
            on conflict (only_row) do update
               set id = excluded.id, target = excluded.target, since = excluded.since, prepared_at = excluded.prepared_at,
                   prepared_by = excluded.prepared_by, approved_digest = null, approved_by = null, approved_at = null,
                   begun_at = null, begun_epoch = null, finished_at = null""";
    private static final String IDS = """
            insert into restored_id (target_id, object_id)
            select distinct on (target_id) target_id, object_id from written
             where at >= :since and target_id is not null order by target_id, id desc""";
    private static final String IDS_OF_TODAY = """
            insert into restored_id (target_id, object_id)
            select o.target_id, l.object_id from target_link l join observed_object o on o.id = l.observed_id
             where l.object_id in (select object_id from written where at >= :since)
            on conflict do nothing""";
    /** Removed by one id and added by another, after the member had been created again: it is where it was. */
    private static final String SAME_MEMBERS = """
            delete from restored_member m using restored_id i, (
              select n.group_id, j.object_id from restored_member n join restored_id j on j.target_id = n.member
               group by n.group_id, j.object_id having bool_or(n.present) and bool_or(not n.present)) moved
             where i.target_id = m.member and moved.group_id = m.group_id and moved.object_id = i.object_id""";

    private static final String OBJECTS = """
            insert into restored_object (object_id, before_image, written_images, deleted, uncertain)
            select * from unnest(:ids, :before, :written, :deleted, :uncertain)""";
    private static final String MEMBERS = """
            insert into restored_member (group_id, member, present) select * from unnest(:groups, :members, :present)
            on conflict do nothing""";
    private static final String REFERENCES = """
            insert into restored_reference (object_id, name, target_id)
            select distinct o.object_id, r.key, i.object_id
              from restored_object o
             cross join jsonb_each(o.before_image::jsonb -> 'references') r
             cross join jsonb_array_elements_text(r.value) v
              join restored_id i on i.target_id = v
              join restored_object b on b.object_id = i.object_id and b.before_image is not null""";
    private static final String FACTS = """
            select (select count(*) from restored_object) as objects,
                   s.restoration is not distinct from r.id and s.imported_at > r.prepared_at
                     and not exists (select 1 from comparison_due)
                     and not exists (select 1 from membership_due) as compared,
                   (select count(*) from pending_export where waiting) as waiting,
                   (select count(*) from restored_object
                     where conflicts <> '{}' and not conflicts <@ included and not :everything = any(included)) as conflicts,
                   (select count(*) from export_attempt a join pending_export p on p.object_id = a.object_id
                     where a.attempts > 0 and p.operation is not null) as failed,
                   r.begun_at is null or s.imported_at > (select max(at) from written where at >= r.begun_at) as confirmed
              from restoration r, target_state s""";
    private static final String NO_LONGER_APPROVED = """
            update restoration set approved_digest = null, approved_by = null, approved_at = null, begun_epoch = null""";
    private static final String INCLUDE = """
            update restored_object o set included = (select array_agg(distinct i) from unnest(o.included || :names::text[]) i)
             where case when :anchor::text is null then o.conflicts <> '{}'
                        else o.object_id in (select id from target_object where anchor = :anchor::text) end
            returning o.object_id""";
    private static final String CONFLICTING = """
            select o.object_id, o.included, t.display_name
              from restored_object o join target_object t on t.id = o.object_id
             where o.conflicts <> '{}' and o.object_id > :after order by o.object_id limit :limit""";

    private final Database database;

    RestorationTables(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Plan> current() {
        return database.inTransaction(
                connection -> Sql.of(connection, "select * from restoration").first(RestorationTables::plan));
    }

    private static Plan plan(Row row) throws SQLException {
        return new Plan(
                row.text("id"),
                row.text("target"),
                row.instant("since"),
                row.instant("prepared_at"),
                row.text("prepared_by"),
                row.text("approved_digest"),
                row.text("approved_by"),
                row.instant("approved_at"),
                row.instant("begun_at"),
                row.nullableNumber("begun_epoch"),
                row.instant("finished_at"));
    }

    @Override
    public String compared() {
        return database.inTransaction(connection ->
                Sql.of(connection, "select restoration from target_state").one(row -> row.text("restoration")));
    }

    @Override
    public void prepare(Plan plan) {
        database.inTransaction(connection -> {
            // first, so that of two that are prepared at the same time one waits for the other
            Sql.of(connection, PLAN)
                    .with("id", plan.id())
                    .with("target", plan.target())
                    .with("since", plan.since())
                    .with("prepared_at", plan.preparedAt())
                    .with("prepared_by", plan.preparedBy())
                    .update();
            forget(connection);
            Sql.of(connection, IDS).with("since", plan.since()).update();
            Sql.of(connection, IDS_OF_TODAY).with("since", plan.since()).update();
            objects(connection, plan.since());
            Sql.of(connection, "analyze restored_object, restored_member, restored_id")
                    .update();
            Sql.of(connection, SAME_MEMBERS).update();
            Sql.of(connection, REFERENCES).update();
            return Sql.of(connection, "analyze restored_reference, restored_member")
                    .update();
        });
    }

    private static void objects(Connection connection, Instant since) throws SQLException {
        List<WrittenStore.Listed> page = WrittenTables.since(connection, since, 0, PAGE);
        while (!page.isEmpty()) {
            List<Restored> restored = page.stream()
                    .flatMap(listed -> listed.history().net().map(net -> new Restored(listed.id(), net)).stream())
                    .toList();
            objects(connection, restored);
            members(connection, restored);
            page = WrittenTables.since(connection, since, page.getLast().id(), PAGE);
        }
    }

    private record Restored(long id, WrittenHistory.Net net) {

        String before() {
            return net.before() == null ? null : Images.write(net.before());
        }

        /** None of what was not there before: with it go all. */
        Stream<Member> members() {
            return net.before() == null
                    ? Stream.empty()
                    : Stream.concat(
                            net.membersAdded().stream().map(member -> new Member(id, member, false)),
                            net.membersRemoved().stream().map(member -> new Member(id, member, true)));
        }
    }

    private record Member(long group, String id, boolean present) {}

    private static void objects(Connection connection, List<Restored> restored) throws SQLException {
        Sql.of(connection, OBJECTS)
                .bigints("ids", restored, Restored::id)
                .texts("before", restored, Restored::before)
                .texts("written", restored, each -> Images.writeAll(each.net().written()))
                .booleans("deleted", restored, each -> each.net().deleted())
                .booleans("uncertain", restored, each -> each.net().uncertain())
                .update();
    }

    private static void members(Connection connection, List<Restored> restored) throws SQLException {
        List<Member> members = restored.stream().flatMap(Restored::members).toList();
        Sql.of(connection, MEMBERS)
                .bigints("groups", members, Member::group)
                .texts("members", members, Member::id)
                .booleans("present", members, Member::present)
                .update();
    }

    private static void forget(Connection connection) throws SQLException {
        for (String statement : FORGET) {
            Sql.of(connection, statement).update();
        }
    }

    @Override
    public void approved(String id, String digest, String by, Instant at) {
        database.inTransaction(connection -> Sql.of(connection, """
                        update restoration set approved_digest = :digest, approved_by = :by, approved_at = :at
                         where id = :id""")
                .with("id", id)
                .with("digest", digest)
                .with("by", by)
                .with("at", at)
                .update());
    }

    @Override
    public void finished(String id, Instant at) {
        database.inTransaction(connection -> Sql.of(
                        connection, "update restoration set finished_at = :at where id = :id and finished_at is null")
                .with("id", id)
                .with("at", at)
                .update());
    }

    @Override
    public void discard() {
        database.inTransaction(connection -> {
            Sql.of(connection, "delete from restoration").update();
            forget(connection);
            return null;
        });
    }

    @Override
    public Facts facts() {
        return database.inTransaction(connection -> Sql.of(connection, FACTS)
                .with("everything", Restoring.EVERYTHING)
                .first(row -> new Facts(
                        row.number("objects"),
                        row.flag("compared"),
                        row.number("waiting"),
                        row.number("conflicts"),
                        row.number("failed"),
                        row.flag("confirmed")))
                .orElse(new Facts(0, false, 0, 0, 0, false)));
    }

    @Override
    public long include(String targetAnchor, Set<String> attributes) {
        Set<String> names = attributes == null ? Set.of(Restoring.EVERYTHING) : attributes;
        return database.inTransaction(connection -> {
            List<Long> included = Sql.of(connection, INCLUDE)
                    .texts("names", names)
                    .with("anchor", targetAnchor)
                    .list(row -> row.number("object_id"));
            DueRows.objects(connection, included);
            if (!included.isEmpty()) {
                Sql.of(connection, NO_LONGER_APPROVED).update();
            }
            return (long) included.size();
        });
    }

    private record Included(String displayName, Set<String> names) {}

    @Override
    public List<Conflicting> conflicts(long after, int limit) {
        return database.inTransaction(connection -> {
            Map<Long, Included> found = new HashMap<>();
            Sql.of(connection, CONFLICTING)
                    .with("after", after)
                    .with("limit", limit)
                    .each(row -> found.put(
                            row.number("object_id"),
                            new Included(row.text("display_name"), Set.copyOf(row.texts("included")))));
            return ObjectRows.load(connection, found.keySet()).stream()
                    .map(object -> {
                        Included row = found.get(object.id());
                        return new Conflicting(object, row.displayName(), row.names());
                    })
                    .toList();
        });
    }
}
