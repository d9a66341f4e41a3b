package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Row;
import io.isthmus.chassis.sql.Sql;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.contracts.ObjectType;
import io.isthmus.export.pending.MembersDifference;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Counts and lists how memberships differ, by the members of which they do ({@link MemberDifferenceRows}). */
public final class MembershipTables {

    private static final String COUNT = """
            with differing as (
              select group_id, count(wanted) as to_add, count(target_id) filter (where wanted is not null) as ready,
                     count(*) - count(wanted) as to_remove,
                     sum(hash::numeric) filter (where wanted is not null) as added,
                     sum(hash::numeric) filter (where wanted is null) as removed
                from member_difference where group_id = any(:groups) group by group_id)
            select u.id, coalesce(d.to_add, 0) as to_add, coalesce(d.to_remove, 0) as to_remove,
                   case when l.observed_id is null then 0
                        else coalesce(d.ready, 0) + case when t.members_unknown > 0 then 0 else coalesce(d.to_remove, 0) end end as ready,
                   case when t.desired_state = 1 and t.bucket_count is not null then t.members_unknown else 0 end as unknown,
                   case when d.group_id is null then ''
                        else coalesce(d.added, 0)::text || '/' || coalesce(d.removed, 0)::text end as digest
              from unnest(:groups) as u(id)
              left join target_object t on t.id = u.id
              left join target_link l on l.object_id = u.id
              left join differing d on d.group_id = u.id""";

    /**
     * Who is wanted by now no longer, or is there, or has another id, waits for the next comparison. Each is looked up by himself in the
     * group (an {@code offset} is not made a join of): statistics know nothing of a group that has just grown large, and a join read all its members for
     * each who is to be added.
     */
    private static final String TO_ADD = """
            select x.target_id from member_difference x
             where x.group_id = :group and x.wanted is not null
               and exists (select 1 from target_object m
                             join target_link l on l.object_id = m.id
                             join observed_object o on o.id = l.observed_id
                            where m.id = x.wanted and m.desired_state = 1 and m.object_type = any(:types) and o.target_id = x.target_id
                           offset 0)
               and exists (select 1 from desired_member d where d.member_id = x.wanted and d.group_id = x.group_id offset 0)
               and not exists (select 1 from observed_member e
                                where e.group_id = :observed_id and e.target_id = x.target_id and e.state in (0, 1)
                               offset 0)""";

    private static final String TO_REMOVE = """
            select x.target_id from member_difference x
             where x.group_id = :group and x.wanted is null
               and exists (select 1 from observed_member e
                            where e.group_id = :observed_id and e.target_id = x.target_id and e.state in (0, 1)
                           offset 0)
               and not exists (select 1 from target_object g where g.id = :group and g.members_unknown > 0)
               and not exists (select 1 from observed_object o
                                 join target_link l on l.observed_id = o.id
                                 join target_object m on m.id = l.object_id and m.desired_state = 1 and m.object_type = any(:types)
                                where o.object_type in (1, 2, 3) and o.target_id = x.target_id
                                  and exists (select 1 from desired_member d
                                               where d.member_id = m.id and d.group_id = x.group_id offset 0)
                               offset 0)""";

    private MembershipTables() {}

    /** Compares anew what is due of these groups, and counts. */
    static List<MembershipDifferenceRows.Counted> count(
            Transaction transaction, List<MembershipDueRows.DueGroup> groups, Collection<ObjectType> types) {
        List<Long> ids = groups.stream().map(MembershipDueRows.DueGroup::id).toList();
        List<Long> whole = groups.stream()
                .filter(MembershipDueRows.DueGroup::whole)
                .map(MembershipDueRows.DueGroup::id)
                .toList();
        List<MemberDueRows.Due> members = MemberDueRows.of(transaction, ids);
        MemberDifferenceRows.compareAll(transaction, whole, types);
        Set<Long> done = Set.copyOf(whole);
        MemberDifferenceRows.compare(
                transaction,
                members.stream().filter(each -> !done.contains(each.group())).toList(),
                types);
        MemberDueRows.done(transaction, members);
        return transaction.sql(COUNT).bigints("groups", ids).list(MembershipTables::counted);
    }

    public static MembershipDifferenceRows.Counted counted(Row row) {
        return new MembershipDifferenceRows.Counted(
                row.number("id"),
                new MembersDifference(
                        row.small("to_add"),
                        row.small("to_remove"),
                        row.small("ready"),
                        row.text("digest"),
                        0,
                        row.small("unknown")));
    }

    /** The target's ids of members to add to one group; only those that are at the target. */
    public static List<String> toAdd(
            Transaction transaction, long group, long observedId, Collection<ObjectType> types) {
        return query(transaction, TO_ADD, group, types)
                .with("observed_id", observedId)
                .list(row -> row.text("target_id"));
    }

    public static List<String> toRemove(
            Transaction transaction, long group, long observedId, Collection<ObjectType> types) {
        return query(transaction, TO_REMOVE, group, types)
                .with("observed_id", observedId)
                .list(row -> row.text("target_id"));
    }

    private static Sql query(Transaction transaction, String sql, long group, Collection<ObjectType> types) {
        return transaction.sql(sql).with("group", group).smallints("types", types, Codes::of);
    }
}
