package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Transaction;
import java.util.Collection;
import java.util.List;

/**
 * How memberships differ from how they were: of the members we have added or removed, each is there or it is not. Other members
 * are never looked at.
 */
public final class RestoredMemberRows {

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
              left join target_link g on g.object_id = m.group_id
              left join restored_id i on i.target_id = m.member
              left join target_link t on t.object_id = i.object_id
              left join observed_object o on o.id = t.observed_id
              left join restored_object b on b.object_id = i.object_id
             where m.group_id = any(:groups)
               and case when i.object_id is null
                        then exists (select 1 from observed_object x where x.object_type in (1, 2, 3) and x.target_id = m.member)
                        else o.target_id is not null or m.present and b.before_image is not null end
               and m.present <> coalesce((
                     select true from observed_member e
                      where e.group_id = g.observed_id and e.state in (0, 1)
                        and e.target_id = case when i.object_id is null then m.member else o.target_id end), false)""";

    private static final String COUNT = """
            with differing as materialized (%s)
            select u.id,
                   count(d.member) filter (where d.present) as to_add,
                   count(d.member) filter (where not d.present) as to_remove,
                   case when l.observed_id is null then 0
                        else count(d.member) filter (where not d.present or d.today is not null) end as ready,
                   0 as unknown,
                   case when count(d.member) = 0 then ''
                        else sum(hashtextextended(d.member, d.present::int)::numeric)::text end as digest
              from unnest(:groups) as u(id)
              left join target_link l on l.object_id = u.id
              left join differing d on d.group_id = u.id
             group by u.id, l.observed_id""".formatted(DIFFERING);
    private static final String THESE = """
            with differing as materialized (%s)
            select today from differing where present = :present and today is not null""".formatted(DIFFERING);

    private RestoredMemberRows() {}

    public static List<MembershipDifferenceRows.Counted> count(Transaction transaction, Collection<Long> groups) {
        return transaction.sql(COUNT).bigints("groups", groups).list(MembershipTables::counted);
    }

    /** The target's ids of members that are to be in one group again, or not any more; only of those that are at the target. */
    public static List<String> toChange(Transaction transaction, long group, boolean present) {
        return transaction
                .sql(THESE)
                .bigints("groups", List.of(group))
                .with("present", present)
                .list(row -> row.text("today"));
    }
}
