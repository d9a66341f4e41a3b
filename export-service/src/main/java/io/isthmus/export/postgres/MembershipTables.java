package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Row;
import io.isthmus.chassis.sql.Sql;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.contracts.ObjectType;
import io.isthmus.export.pending.MembersDifference;
import java.util.Collection;
import java.util.List;

/** Counts and lists how memberships differ, without ever holding one as objects. */
public final class MembershipTables {

    /** Desired members that can exist at the target, with the target's id where they do. */
    private static final String WANTED = """
            select distinct d.group_id, m.anchor, o.target_id
              from desired_member d
              join target_object m on m.id = d.member_id and m.desired_state = 1 and m.object_type = any(:types)
              left join target_link l on l.object_id = m.id
              left join observed_object o on o.id = l.observed_id
             where d.group_id = any(:groups)""";

    /**
     * Differences come by a full join, which is never done by nested loops: nothing tells the planner how many members the
     * named groups have, and it took twenty thousand for twenty.
     */
    private static final String COUNT = """
            with groups as (select t.id, l.observed_id, t.members_unknown from target_object t left join target_link l on l.object_id = t.id
                             where t.id = any(:groups) and t.desired_state = 1 and t.bucket_count is not null),
            wanted as materialized (%s),
            expected as materialized (
              select g.id as group_id, e.target_id from groups g
                join observed_member e on e.group_id = g.observed_id and e.state in (0, 1)),
            differences as materialized (
              select w.group_id as wanted_by, w.anchor, w.target_id as wanted, e.group_id as held_by, e.target_id as held
                from wanted w
                full join expected e on e.group_id = w.group_id and e.target_id = w.target_id
               where w.group_id is null or e.group_id is null),
            adds as (
              select wanted_by as group_id, count(*) as n, count(wanted) as ready,
                     sum(hashtextextended(anchor, 0)::numeric) as digest
                from differences where wanted_by is not null group by wanted_by),
            removes as (
              select held_by as group_id, count(*) as n, sum(hashtextextended(held, 1)::numeric) as digest
                from differences where wanted_by is null group by held_by)
            select u.id, coalesce(a.n, 0) as to_add, coalesce(r.n, 0) as to_remove,
                   case when g.observed_id is null then 0 else coalesce(a.ready, 0) + case when g.members_unknown > 0 then 0 else coalesce(r.n, 0) end end as ready,
                   coalesce(g.members_unknown, 0) as unknown,
                   case when a.n is null and r.n is null then ''
                        else coalesce(a.digest, 0)::text || '/' || coalesce(r.digest, 0)::text end as digest
              from unnest(:groups) as u(id)
              left join groups g on g.id = u.id
              left join adds a on a.group_id = g.id
              left join removes r on r.group_id = g.id""".formatted(WANTED);

    private static final String TO_ADD = """
            select w.target_id from (%s) w
             where w.target_id is not null
               and not exists (select 1 from observed_member e
                                where e.group_id = :observed_id and e.target_id = w.target_id and e.state in (0, 1))""".formatted(WANTED);
    private static final String TO_REMOVE = """
            with wanted as materialized (%s)
            select e.target_id from observed_member e
              left join wanted w on w.target_id = e.target_id
             where e.group_id = :observed_id and e.state in (0, 1) and w.group_id is null
               and not exists (select 1 from target_object g where g.id = any(:groups) and g.members_unknown > 0)""".formatted(WANTED);

    private MembershipTables() {}

    /** @param types of members that the target can hold */
    public static List<MembershipDifferenceRows.Counted> count(
            Transaction transaction, Collection<Long> groups, Collection<ObjectType> types) {
        return query(transaction, COUNT, groups, types).list(MembershipTables::counted);
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
        return query(transaction, TO_ADD, List.of(group), types)
                .with("observed_id", observedId)
                .list(row -> row.text("target_id"));
    }

    public static List<String> toRemove(
            Transaction transaction, long group, long observedId, Collection<ObjectType> types) {
        return query(transaction, TO_REMOVE, List.of(group), types)
                .with("observed_id", observedId)
                .list(row -> row.text("target_id"));
    }

    private static Sql query(
            Transaction transaction, String sql, Collection<Long> groups, Collection<ObjectType> types) {
        return transaction.sql(sql).bigints("groups", groups).smallints("types", types, Codes::of);
    }
}
