package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Sql;
import io.isthmus.chassis.sql.Transaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Marks of what is to be compared again. Whoever changes anything that is compared marks it in the same transaction, with a number
 * of its own; a comparison reads the mark first, then the object, and takes away only the mark that it has read.
 */
public final class DueRows {

    /** A mark that is there gets a new number: a comparison that has read the old one has perhaps not seen what is new. */
    private static final String MARK_OBJECTS = """
            insert into comparison_due (object_id) %s
            on conflict (object_id) do update set mark = excluded.mark""";

    private static final String OBJECTS =
            MARK_OBJECTS.formatted("select distinct id from unnest(:ids) as u(id) order by id");
    private static final String REFERRERS = MARK_OBJECTS.formatted(
            "select distinct object_id from object_reference where target_id = any(:ids) order by object_id");
    private static final String CONFLICTING = MARK_OBJECTS.formatted(
            "select object_id from target_link where conflict_code is not null order by object_id");
    private static final String HELD_BY = MARK_OBJECTS.formatted("""
            select w.object_id from target_link w
              join target_link l on l.observed_id = w.in_the_way
             where l.object_id = any(:ids) order by w.object_id""");
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

    private static final String NEXT =
            "select object_id, mark from comparison_due where object_id > :after order by object_id limit :limit";
    private static final String THESE = "select object_id, mark from comparison_due where object_id = any(:ids)";
    private static final String DONE = """
            delete from comparison_due d using unnest(:ids, :marks) as u(id, mark)
             where d.object_id = u.id and d.mark = u.mark
            returning d.object_id""";

    private static final String COUNT = """
            select (select count(*) from (select 1 from comparison_due limit :limit) as o)
                 + (select count(*) from (select 1 from membership_due limit :limit) as g) as due""";

    private DueRows() {}

    public static void objects(Transaction transaction, Collection<Long> ids) {
        mark(transaction, OBJECTS, ids);
    }

    /** What refers to these. */
    public static void referrersOf(Transaction transaction, Collection<Long> ids) {
        mark(transaction, REFERRERS, ids);
    }

    /** What was in somebody's way may have gone. */
    public static void conflicting(Transaction transaction) {
        transaction.sql(CONFLICTING).update();
    }

    /** In whose way at the target these are. */
    public static void heldBy(Transaction transaction, Collection<Long> ids) {
        mark(transaction, HELD_BY, ids);
    }

    public static void linkedTo(Transaction transaction, Collection<Long> observedIds) {
        mark(transaction, LINKED_TO, observedIds);
    }

    public static void withoutLink(Transaction transaction) {
        transaction.sql(WITHOUT_LINK).update();
    }

    public static void orphans(Transaction transaction) {
        transaction.sql(ORPHANS).update();
    }

    public static void everythingDesired(Transaction transaction) {
        transaction.sql(EVERYTHING_DESIRED).update();
        MembershipDueRows.everythingDesired(transaction);
    }

    /** Desired, or part of a plan. */
    public static void everything(Transaction transaction) {
        transaction.sql(EVERYTHING).update();
        MembershipDueRows.everything(transaction);
    }

    /** @param references table of references that have to be waited for */
    public static boolean released(Transaction transaction, String references) {
        return transaction.sql(RELEASED.formatted(references)).update() > 0;
    }

    /** @return those that were not due before */
    public static List<Long> unlessDue(Transaction transaction, Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : transaction.sql(UNLESS_DUE).bigints("ids", ids).list(row -> row.number("object_id"));
    }

    static void mark(Transaction transaction, String sql, Collection<Long> ids) {
        if (!ids.isEmpty()) {
            transaction.sql(sql).bigints("ids", ids).update();
        }
    }

    /** Objects and memberships, each counted up to a limit. */
    public static long count(Transaction transaction, int limit) {
        return transaction.sql(COUNT).with("limit", limit).one(row -> row.number("due"));
    }

    /** Marks by object, at most so many. */
    public static Map<Long, Long> next(Transaction transaction, long after, int limit) {
        return marks(transaction.sql(NEXT).with("after", after).with("limit", limit));
    }

    public static Map<Long, Long> of(Transaction transaction, Collection<Long> ids) {
        return marks(transaction.sql(THESE).bigints("ids", ids));
    }

    private static Map<Long, Long> marks(Sql query) {
        Map<Long, Long> marks = new HashMap<>();
        query.each(row -> marks.put(row.number("object_id"), row.number("mark")));
        return marks;
    }

    /** @return those objects that nothing has happened to since their marks were read */
    public static List<Long> done(Transaction transaction, Map<Long, Long> marks) {
        return transaction
                .sql(DONE)
                .bigints("ids", marks.keySet())
                .bigints("marks", marks.values())
                .list(row -> row.number("object_id"));
    }
}
