package io.isthmus.export.postgres;

import io.isthmus.contracts.ObjectType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Counts and lists how memberships differ, without ever holding one as objects. */
final class MembershipTables {

    /** Desired members that can exist at the target, with the target's id where they do. */
    private static final String WANTED = """
            select distinct d.group_id, m.anchor, o.target_id
              from desired_member d
              join target_object m on m.id = d.member_id and m.desired_state = 1 and m.object_type = any(?)
              left join observed_object o on o.id = m.observed_id
             where d.group_id = any(?)""";

    /**
     * Differences come by a full join, which is never done by nested loops: nothing tells the planner how many members the
     * named groups have, and it took twenty thousand for twenty.
     */
    private static final String REFRESH = """
            with groups as (select id, observed_id from target_object
                             where id = any(?) and desired_state = 1 and bucket_count is not null),
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
                from differences where wanted_by is null group by held_by),
            counted as (
              select t.id, g.id is not null as managed, coalesce(a.n, 0) as to_add, coalesce(r.n, 0) as to_remove,
                     coalesce(a.ready, 0) + coalesce(r.n, 0) as ready,
                     case when a.n is null and r.n is null then ''
                          else coalesce(a.digest, 0)::text || '/' || coalesce(r.digest, 0)::text end as digest
                from target_object t
                left join groups g on g.id = t.id
                left join adds a on a.group_id = g.id
                left join removes r on r.group_id = g.id
               where t.id = any(?))
            update target_object t
               set members_dirty = false,
                   dirty = t.dirty or t.members_digest is distinct from case when c.managed then c.digest else '' end
                           or (t.members_to_add + t.members_to_remove > 0) <> (c.managed and c.to_add + c.to_remove > 0),
                   members_to_add = case when c.managed then c.to_add else 0 end,
                   members_to_remove = case when c.managed then c.to_remove else 0 end,
                   members_ready = case when c.managed and t.observed_id is not null then c.ready else 0 end,
                   members_digest = case when c.managed then c.digest else '' end,
                   members_lost = case when c.to_add + c.to_remove > 0 then t.members_lost else 0 end
              from counted c where t.id = c.id""".formatted(WANTED);

    private static final String TO_ADD = """
            select w.target_id from (%s) w
             where w.target_id is not null
               and not exists (select 1 from observed_member e
                                where e.group_id = ? and e.target_id = w.target_id and e.state in (0, 1))""".formatted(WANTED);
    private static final String TO_REMOVE = """
            with wanted as materialized (%s)
            select e.target_id from observed_member e
              left join wanted w on w.target_id = e.target_id
             where e.group_id = ? and e.state in (0, 1) and w.group_id is null""".formatted(WANTED);

    private MembershipTables() {}

    static void refresh(Connection connection, List<Long> groups, Collection<ObjectType> members) throws SQLException {
        Sql.update(connection, REFRESH, Sql.bigints(groups), types(members), Sql.bigints(groups), Sql.bigints(groups));
    }

    /** The target's ids of members to add to one group; only those that are at the target. */
    static List<String> toAdd(Connection connection, long group, long observedId, Collection<ObjectType> members)
            throws SQLException {
        return Sql.list(
                connection, TO_ADD, row -> row.getString(1), types(members), Sql.bigints(List.of(group)), observedId);
    }

    static List<String> toRemove(Connection connection, long group, long observedId, Collection<ObjectType> members)
            throws SQLException {
        return Sql.list(
                connection,
                TO_REMOVE,
                row -> row.getString(1),
                types(members),
                Sql.bigints(List.of(group)),
                observedId);
    }

    private static Sql.Array types(Collection<ObjectType> types) {
        return Sql.smallints(types.stream().map(Codes::of).toList());
    }
}
