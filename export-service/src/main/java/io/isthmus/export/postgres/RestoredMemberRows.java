package io.isthmus.export.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * How memberships differ from how they were: of the members we have added or removed, each is there or it is not. Other members
 * are never looked at.
 */
final class RestoredMemberRows {

    /**
     * Members of a plan that differ now. {@code today}: the target's id now, null while the member is to be created again;
     * members that are gone for good, by somebody else, are left out. Types are named because the index of ids begins with them.
     * Membership is asked for as a value, by key: as {@code exists} it may be answered from a list of all memberships there are.
     */
    private static final String DIFFERING = """
            select m.group_id, m.member, m.present,
                   case when i.object_id is null then m.member else o.target_id end as today
              from restored_member m
              join restoration r on r.id = (select restoration from target_state)
              join target_object g on g.id = m.group_id
              left join restored_id i on i.target_id = m.member
              left join target_object t on t.id = i.object_id
              left join observed_object o on o.id = t.observed_id
              left join restored_object b on b.object_id = i.object_id
             where m.group_id = any(?)
               and case when i.object_id is null
                        then exists (select 1 from observed_object x where x.object_type in (1, 2, 3) and x.target_id = m.member)
                        else o.target_id is not null or m.present and b.before_image is not null end
               and m.present <> coalesce((
                     select true from observed_member e
                      where e.group_id = g.observed_id and e.state in (0, 1)
                        and e.target_id = case when i.object_id is null then m.member else o.target_id end), false)""";

    private static final String REFRESH = """
            with differing as materialized (%s),
            counted as (
              select t.id,
                     count(d.member) filter (where d.present) as to_add,
                     count(d.member) filter (where not d.present) as to_remove,
                     count(d.member) filter (where not d.present or d.today is not null) as ready,
                     case when count(d.member) = 0 then ''
                          else sum(hashtextextended(d.member, d.present::int)::numeric)::text end as digest
                from target_object t left join differing d on d.group_id = t.id
               where t.id = any(?) group by t.id)
            update target_object t
               set members_dirty = false,
                   dirty = t.dirty or t.members_digest is distinct from c.digest
                           or (t.members_to_add + t.members_to_remove > 0) <> (c.to_add + c.to_remove > 0),
                   members_to_add = c.to_add, members_to_remove = c.to_remove,
                   members_ready = case when t.observed_id is not null then c.ready else 0 end,
                   members_digest = c.digest, members_lost = 0
              from counted c where t.id = c.id""".formatted(DIFFERING);
    private static final String THESE = """
            with differing as materialized (%s)
            select today from differing where present = ? and today is not null""".formatted(DIFFERING);

    private RestoredMemberRows() {}

    static void refresh(Connection connection, List<Long> groups) throws SQLException {
        Sql.update(connection, REFRESH, Sql.bigints(groups), Sql.bigints(groups));
    }

    /** The target's ids of members that are to be in one group again, or not any more; only of those that are at the target. */
    static List<String> toChange(Connection connection, long group, boolean present) throws SQLException {
        return Sql.list(connection, THESE, row -> row.getString(1), Sql.bigints(List.of(group)), present);
    }
}
