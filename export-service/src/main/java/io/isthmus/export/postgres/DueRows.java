package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Marks of what is to be compared again. Whoever changes anything that is compared marks it in the same transaction, with a number
 * of its own; a comparison reads the mark first, then the object, and takes away only the mark that it has read.
 */
final class DueRows {

    /** A mark that is there gets a new number: a comparison that has read the old one has perhaps not seen what is new. */
    private static final String MARK_OBJECTS = """
            insert into comparison_due (object_id) %s
            on conflict (object_id) do update set mark = excluded.mark""";

    private static final String MARK_GROUPS = """
            insert into membership_due (group_id) %s
            on conflict (group_id) do update set mark = excluded.mark""";

    private static final String OBJECTS =
            MARK_OBJECTS.formatted("select distinct id from unnest(:ids) as u(id) order by id");
    private static final String REFERRERS = MARK_OBJECTS.formatted(
            "select distinct object_id from object_reference where target_id = any(:ids) order by object_id");
    private static final String CONFLICTING = MARK_OBJECTS.formatted(
            "select object_id from target_link where conflict_code is not null order by object_id");
    private static final String LINKED_TO = MARK_OBJECTS.formatted(
            "select object_id from target_link where observed_id = any(:ids) order by object_id");
    private static final String WITHOUT_LINK = MARK_OBJECTS.formatted("""
            select t.id from target_object t
             where t.desired_state <> 0
               and not exists (select 1 from target_link l where l.object_id = t.id and l.observed_id is not null)
             order by t.id""");
    private static final String ORPHANS =
            MARK_OBJECTS.formatted("select id from target_object where desired_state = 3 order by id");
    private static final String EVERYTHING_DESIRED =
            MARK_OBJECTS.formatted("select id from target_object where desired_state <> 0 order by id");
    /** Asked by index for each object: lists of them do not fit into the memory that a statement has, and were gone through anew each time. */
    private static final String EVERYTHING = MARK_OBJECTS.formatted("""
            select t.id from target_object t
             where t.desired_state <> 0 or exists (select 1 from restored_object o where o.object_id = t.id)
             order by t.id""");
    /** References that can be written now, because what they name has appeared at the target since. */
    private static final String RELEASED = """
            insert into comparison_due (object_id)
            select p.object_id from pending_export p
             where p.waiting
               and exists (select 1 from %s r
                             left join target_link m on m.object_id = r.target_id
                            where r.object_id = p.object_id
                            group by r.name having bool_and(m.observed_id is not null))
             order by p.object_id
            on conflict (object_id) do nothing""";

    private static final String UNLESS_DUE = """
            insert into comparison_due (object_id) select distinct id from unnest(:ids) as u(id) order by id
            on conflict (object_id) do nothing returning object_id""";

    private static final String GROUPS =
            MARK_GROUPS.formatted("select distinct id from unnest(:ids) as u(id) order by id");
    private static final String GROUPS_AMONG = MARK_GROUPS.formatted(
            "select id from target_object where id = any(:ids) and bucket_count is not null order by id");
    private static final String GROUPS_OF = MARK_GROUPS.formatted(
            "select distinct group_id from desired_member where member_id = any(:ids) order by group_id");
    /** Groups that wait for one of these to appear: nothing else about them has changed, so nothing else would ask again. */
    private static final String GROUPS_WAITING_FOR = MARK_GROUPS.formatted("""
            select distinct d.group_id from desired_member d
              join membership_difference m on m.group_id = d.group_id and m.to_add > 0
             where d.member_id = any(:ids) order by d.group_id""");

    private static final String GROUP_LINKED_TO =
            MARK_GROUPS.formatted("select object_id from target_link where observed_id = any(:ids) order by object_id");
    private static final String ALL_DESIRED_GROUPS =
            MARK_GROUPS.formatted("select id from target_object where bucket_count is not null order by id");
    private static final String ALL_GROUPS = MARK_GROUPS.formatted("""
            select t.id from target_object t
             where (t.desired_state <> 0 or exists (select 1 from restored_object o where o.object_id = t.id))
               and (t.bucket_count is not null or exists (select 1 from restored_member m where m.group_id = t.id))
             order by t.id""");

    private static final String NEXT =
            "select object_id, mark from comparison_due where object_id > :after order by object_id limit :limit";
    private static final String THESE = "select object_id, mark from comparison_due where object_id = any(:ids)";
    private static final String DONE = """
            delete from comparison_due d using unnest(:ids, :marks) as u(id, mark)
             where d.object_id = u.id and d.mark = u.mark
            returning d.object_id""";
    /** Without a mark are those that wait for members to appear: each comparison asks for them again. */
    private static final String NEXT_GROUPS = """
            select g.id, max(g.mark) as mark
              from (select group_id as id, mark from membership_due where group_id > :after
                    union all
                    select group_id, null from membership_difference where to_add > 0 and group_id > :after) g
              join target_object t on t.id = g.id and t.object_type is not null
             group by g.id order by g.id limit :limit""";

    private static final String GROUPS_DONE = """
            delete from membership_due d using unnest(:ids, :marks) as u(id, mark)
             where d.group_id = u.id and d.mark = u.mark""";
    private static final String ANYTHING =
            "select exists (select 1 from comparison_due) or exists (select 1 from membership_due) as any_due";

    private DueRows() {}

    static void objects(Connection connection, Collection<Long> ids) throws SQLException {
        mark(connection, OBJECTS, ids);
    }

    /** What refers to these. */
    static void referrersOf(Connection connection, Collection<Long> ids) throws SQLException {
        mark(connection, REFERRERS, ids);
    }

    /** What was in somebody's way may have gone. */
    static void conflicting(Connection connection) throws SQLException {
        Sql.of(connection, CONFLICTING).update();
    }

    static void linkedTo(Connection connection, Collection<Long> observedIds) throws SQLException {
        mark(connection, LINKED_TO, observedIds);
    }

    static void withoutLink(Connection connection) throws SQLException {
        Sql.of(connection, WITHOUT_LINK).update();
    }

    static void orphans(Connection connection) throws SQLException {
        Sql.of(connection, ORPHANS).update();
    }

    static void everythingDesired(Connection connection) throws SQLException {
        Sql.of(connection, EVERYTHING_DESIRED).update();
        Sql.of(connection, ALL_DESIRED_GROUPS).update();
    }

    /** Desired, or part of a plan. */
    static void everything(Connection connection) throws SQLException {
        Sql.of(connection, EVERYTHING).update();
        Sql.of(connection, ALL_GROUPS).update();
    }

    /** @param references table of references that have to be waited for */
    static boolean released(Connection connection, String references) throws SQLException {
        return Sql.of(connection, RELEASED.formatted(references)).update() > 0;
    }

    /** @return those that were not due before */
    static List<Long> unlessDue(Connection connection, Collection<Long> ids) throws SQLException {
        return ids.isEmpty()
                ? List.of()
                : Sql.of(connection, UNLESS_DUE).bigints("ids", ids).list(row -> row.number("object_id"));
    }

    static void groups(Connection connection, Collection<Long> ids) throws SQLException {
        mark(connection, GROUPS, ids);
    }

    /** Those of these objects of which a membership is desired. */
    static void groupsAmong(Connection connection, Collection<Long> ids) throws SQLException {
        mark(connection, GROUPS_AMONG, ids);
    }

    /** Groups in which these are desired as members. */
    static void groupsOf(Connection connection, Collection<Long> members) throws SQLException {
        mark(connection, GROUPS_OF, members);
    }

    static void groupsWaitingFor(Connection connection, Collection<Long> members) throws SQLException {
        mark(connection, GROUPS_WAITING_FOR, members);
    }

    static void groupsLinkedTo(Connection connection, Collection<Long> observedIds) throws SQLException {
        mark(connection, GROUP_LINKED_TO, observedIds);
    }

    private static void mark(Connection connection, String sql, Collection<Long> ids) throws SQLException {
        if (!ids.isEmpty()) {
            Sql.of(connection, sql).bigints("ids", ids).update();
        }
    }

    static boolean anything(Connection connection) throws SQLException {
        return Sql.of(connection, ANYTHING).one(row -> row.flag("any_due"));
    }

    /** Marks by object, at most so many. */
    static Map<Long, Long> next(Connection connection, long after, int limit) throws SQLException {
        return marks(Sql.of(connection, NEXT).with("after", after).with("limit", limit));
    }

    static Map<Long, Long> of(Connection connection, Collection<Long> ids) throws SQLException {
        return marks(Sql.of(connection, THESE).bigints("ids", ids));
    }

    private static Map<Long, Long> marks(Sql query) throws SQLException {
        Map<Long, Long> marks = new HashMap<>();
        query.each(row -> marks.put(row.number("object_id"), row.number("mark")));
        return marks;
    }

    /** @return those objects that nothing has happened to since their marks were read */
    static List<Long> done(Connection connection, Map<Long, Long> marks) throws SQLException {
        return Sql.of(connection, DONE)
                .bigints("ids", marks.keySet())
                .bigints("marks", marks.values())
                .list(row -> row.number("object_id"));
    }

    /** @param mark {@code null}: none */
    record DueGroup(long id, Long mark) {}

    static List<DueGroup> nextGroups(Connection connection, long after, int limit) throws SQLException {
        return Sql.of(connection, NEXT_GROUPS)
                .with("after", after)
                .with("limit", limit)
                .list(row -> new DueGroup(row.number("id"), row.nullableNumber("mark")));
    }

    static void groupsDone(Connection connection, List<DueGroup> groups) throws SQLException {
        Sql.of(connection, GROUPS_DONE)
                .bigints("ids", groups, DueGroup::id)
                .bigints("marks", groups, DueGroup::mark)
                .update();
    }
}
