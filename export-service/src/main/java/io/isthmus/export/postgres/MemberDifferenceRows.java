package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Sql;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.contracts.ObjectType;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The members of which memberships differ. Of a group of 250,000 only those are compared that are marked ({@link MemberDueRows}), unless all
 * are due. The one writer of {@code member_difference}.
 */
final class MemberDifferenceRows {

    /** Of a thousand members each. */
    private static final int MANY_BUCKETS = 8;

    /** Groups whose memberships are compared, with what they are at the target. */
    private static final String GROUPS = """
            groups as (select t.id, l.observed_id from target_object t left join target_link l on l.object_id = t.id
                        where t.id = any(:groups) and t.desired_state = 1 and t.bucket_count is not null)""";

    /** Of these, reading whole tables costs no more than to look each member up. */
    private static final String LARGE =
            "select id from target_object where id = any(:groups) and bucket_count >= " + MANY_BUCKETS;

    private static final String FORGET = "delete from member_difference where group_id = any(:groups)";

    /**
     * All members. Differences come by a full join, which is never done by nested loops: nothing tells the planner how many members the
     * named groups have, and it took twenty thousand for twenty.
     */
    private static final String ALL = """
            with %s,
            wanted as materialized (
              select distinct d.group_id, d.member_id, m.anchor, o.target_id
                from groups g
                join desired_member d on d.group_id = g.id
                join target_object m on m.id = d.member_id and m.desired_state = 1 and m.object_type = any(:types)
                left join target_link l on l.object_id = m.id
                left join observed_object o on o.id = l.observed_id),
            held as materialized (
              select g.id as group_id, e.target_id from groups g
                join observed_member e on e.group_id = g.observed_id and e.state in (0, 1))
            insert into member_difference (group_id, wanted, target_id, hash)
            select coalesce(w.group_id, h.group_id), w.member_id, coalesce(w.target_id, h.target_id),
                   case when w.group_id is null then hashtextextended(h.target_id, 1) else hashtextextended(w.anchor, 0) end
              from wanted w
              full join held h on h.group_id = w.group_id and h.target_id = w.target_id
             where w.group_id is null or h.group_id is null""".formatted(GROUPS);

    /**
     * Each marked member by object and by the target's id, as far as one leads to the other: either may differ. He is looked up by himself, as in
     * {@link MembershipTables}, the object he is included: in the first minute of a deployment statistics say that there are no objects, and
     * a join compared each marked member with each of them. What differs is taken for one row then, so it is asked for as a list, which is hashed.
     */
    private static final String MARKED = """
            with %s,
            due as (select * from unnest(:due_groups, :members, :targets) as u(group_id, member_id, target_id)),
            marked as materialized (
              select due.group_id, due.member_id, o.target_id from due
                left join target_link l on l.object_id = due.member_id
                left join observed_object o on o.id = l.observed_id
               where due.member_id is not null
              union
              select due.group_id, l.object_id, due.target_id from due
                left join observed_object o on o.object_type in (1, 2, 3) and o.target_id = due.target_id
                left join target_link l on l.observed_id = o.id
               where due.member_id is null),
            wanted as materialized (
              select distinct k.group_id, k.member_id, m.anchor, k.target_id
                from marked k
                join groups g on g.id = k.group_id
                cross join lateral (select t.anchor from target_object t
                                     where t.id = k.member_id and t.desired_state = 1 and t.object_type = any(:types)
                                    offset 0) m
               where exists (select 1 from desired_member d
                              where d.group_id = k.group_id and d.member_id = k.member_id offset 0)),
            held as materialized (
              select distinct k.group_id, k.target_id from marked k
                join groups g on g.id = k.group_id
               where exists (select 1 from observed_member e
                              where e.group_id = g.observed_id and e.target_id = k.target_id and e.state in (0, 1)
                             offset 0)),
            differing as materialized (
              select coalesce(w.group_id, h.group_id) as group_id, w.member_id as wanted,
                     coalesce(w.target_id, h.target_id) as target_id,
                     case when w.group_id is null then hashtextextended(h.target_id, 1)
                          else hashtextextended(w.anchor, 0) end as hash
                from wanted w
                full join held h on h.group_id = w.group_id and h.target_id = w.target_id
               where w.group_id is null or h.group_id is null)
            """.formatted(GROUPS);

    private static final String NO_LONGER_WANTED = MARKED + """
            delete from member_difference x using marked k
             where x.group_id = k.group_id and x.wanted = k.member_id
               and (x.group_id, x.wanted) not in (select group_id, wanted from differing where wanted is not null)""";

    private static final String NO_LONGER_HELD = MARKED + """
            delete from member_difference x using marked k
             where x.group_id = k.group_id and x.wanted is null and x.target_id = k.target_id
               and (x.group_id, x.target_id) not in (select group_id, target_id from differing where wanted is null)""";

    private static final String NOW_WANTED = MARKED + """
            insert into member_difference (group_id, wanted, target_id, hash)
            select group_id, wanted, target_id, hash from differing where wanted is not null
            on conflict (group_id, wanted) where wanted is not null
            do update set target_id = excluded.target_id, hash = excluded.hash""";

    private static final String NOW_HELD = MARKED + """
            insert into member_difference (group_id, wanted, target_id, hash)
            select group_id, null, target_id, hash from differing where wanted is null
            on conflict (group_id, target_id) where wanted is null do nothing""";

    private MemberDifferenceRows() {}

    /** @param types of members that the target can hold */
    static void compareAll(Transaction transaction, Collection<Long> groups, Collection<ObjectType> types) {
        if (groups.isEmpty()) {
            return;
        }
        transaction.sql(FORGET).bigints("groups", groups).update();
        Set<Long> large =
                Set.copyOf(transaction.sql(LARGE).bigints("groups", groups).list(row -> row.number("id")));
        if (!large.isEmpty()) {
            all(transaction, large, types).joinedByHash().update();
        }
        List<Long> others =
                groups.stream().filter(group -> !large.contains(group)).toList();
        if (!others.isEmpty()) {
            all(transaction, others, types).update();
        }
    }

    private static Sql all(Transaction transaction, Collection<Long> groups, Collection<ObjectType> types) {
        return transaction.sql(ALL).bigints("groups", groups).smallints("types", types, Codes::of);
    }

    static void compare(Transaction transaction, List<MemberDueRows.Due> members, Collection<ObjectType> types) {
        if (members.isEmpty()) {
            return;
        }
        List<Long> groups =
                members.stream().map(MemberDueRows.Due::group).distinct().toList();
        for (String step : List.of(NO_LONGER_WANTED, NO_LONGER_HELD, NOW_WANTED, NOW_HELD)) {
            transaction
                    .sql(step)
                    .bigints("groups", groups)
                    .bigints("due_groups", members, MemberDueRows.Due::group)
                    .bigints("members", members, MemberDueRows.Due::member)
                    .texts("targets", members, MemberDueRows.Due::targetId)
                    .smallints("types", types, Codes::of)
                    .update();
        }
    }
}
