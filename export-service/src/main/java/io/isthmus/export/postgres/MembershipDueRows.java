package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Transaction;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Marks of groups whose memberships are to be compared again, all members of them; as {@link DueRows} marks objects. Where it is known which
 * members, {@link MemberDueRows} marks those.
 */
public final class MembershipDueRows {

    private static final String MARK_GROUPS = """
            insert into membership_due (group_id) %s
            on conflict (group_id) do update set mark = excluded.mark, whole = true""";

    private static final String GROUPS =
            MARK_GROUPS.formatted("select distinct id from unnest(:ids) as u(id) order by id");

    private static final String PARTLY = """
            insert into membership_due (group_id, whole) select distinct id, false from unnest(:ids) as u(id) order by id
            on conflict (group_id) do update set mark = excluded.mark""";

    private static final String GROUPS_AMONG = MARK_GROUPS.formatted(
            "select id from target_object where id = any(:ids) and bucket_count is not null order by id");

    private static final String GROUP_LINKED_TO =
            MARK_GROUPS.formatted("select object_id from target_link where observed_id = any(:ids) order by object_id");

    private static final String ALL_DESIRED_GROUPS =
            MARK_GROUPS.formatted("select id from target_object where bucket_count is not null order by id");

    private static final String ALL_GROUPS = MARK_GROUPS.formatted("""
            select t.id from target_object t
             where (t.desired_state <> 0 or exists (select 1 from restored_object o where o.object_id = t.id))
               and (t.bucket_count is not null or exists (select 1 from restored_member m where m.group_id = t.id))
             order by t.id""");

    /** Without a mark are groups of a plan that wait for members to be created again: each comparison asks for them again. */
    private static final String NEXT_GROUPS = """
            select g.id, max(g.mark) as mark, bool_or(g.whole) as whole
              from (select group_id as id, mark, whole from membership_due where group_id > :after
                    union all
                    select group_id, null, false from membership_difference
                     where to_add > 0 and group_id > :after and (select restoration from target_state) is not null) g
              join target_object t on t.id = g.id and t.object_type is not null
             group by g.id order by g.id limit :limit""";

    private static final String GROUPS_DONE = """
            delete from membership_due d using unnest(:ids, :marks) as u(id, mark)
             where d.group_id = u.id and d.mark = u.mark""";

    private MembershipDueRows() {}

    static void everythingDesired(Transaction transaction) {
        transaction.sql(ALL_DESIRED_GROUPS).update();
    }

    static void everything(Transaction transaction) {
        transaction.sql(ALL_GROUPS).update();
    }

    public static void mark(Transaction transaction, Collection<Long> ids) {
        DueRows.mark(transaction, GROUPS, ids);
    }

    /** Groups that are to be counted again, of which nobody has come or gone but who is marked. */
    public static void partly(Transaction transaction, Collection<Long> ids) {
        DueRows.mark(transaction, PARTLY, ids);
    }

    /** Those of these objects of which a membership is desired. */
    public static void among(Transaction transaction, Collection<Long> ids) {
        DueRows.mark(transaction, GROUPS_AMONG, ids);
    }

    /**
     * Who has appeared at the target and has memberships, and those for whom groups wait as members: nothing else about these groups has
     * changed, so nothing else would ask again.
     */
    static void appeared(Transaction transaction, Collection<Long> objects) {
        among(transaction, objects);
        MemberDueRows.appeared(transaction, objects);
    }

    public static void linkedTo(Transaction transaction, Collection<Long> observedIds) {
        DueRows.mark(transaction, GROUP_LINKED_TO, observedIds);
    }

    public static List<DueGroup> next(Transaction transaction, long after, int limit) {
        return transaction
                .sql(NEXT_GROUPS)
                .with("after", after)
                .with("limit", limit)
                .list(row -> new DueGroup(row.number("id"), row.nullableNumber("mark"), row.flag("whole")));
    }

    public static void done(Transaction transaction, List<DueGroup> groups) {
        transaction
                .sql(GROUPS_DONE)
                .bigints("ids", groups, DueGroup::id)
                .bigints("marks", groups, DueGroup::mark)
                .update();
    }

    /** @param whole whether all members are to be compared */
    public record DueGroup(long id, @Nullable Long mark, boolean whole) {}
}
