package io.isthmus.sync.groupfilter;

import io.isthmus.chassis.postgres.PlannerStatistics;
import io.isthmus.chassis.sql.Sql;
import io.isthmus.chassis.sql.Transaction;
import java.util.List;
import java.util.UUID;

/** Compares who is in with who is a member. Sets of people are compared where they are; none of them is loaded. */
final class ComparedMemberRows {

    private static final String GROUPS_CONCERNED = """
        select exists (
          select 1 from group_filter_group counted
            join group_filter chosen on chosen.connector = counted.connector
           where counted.connector = :connector and counted.group_id = any(:due)
             and counted.group_id is distinct from chosen.group_id
          union all
          select 1 from (
            select id, place from connector_space_object where id = any(:due)
            union all
            select object_id, place from known_by where object_id = any(:due)) named
            cross join lateral (select owner from membership where target = named.place offset 0) naming
            join group_filter_group counted on counted.group_id = naming.owner and counted.connector = :connector
            cross join lateral (
              select 1 from membership_count where owner = named.id and members > 0 limit 1) own) as concerned
        """;

    private static final String NOTED = """
        insert into pending_inbound (object_id) select object_id from changed
        on conflict (object_id) do update set mark = excluded.mark
        """;

    private static final String ALL_MEMBERSHIPS = """
        group_filter_group counted
            join membership on membership.owner = counted.group_id
        """;

    /** Found by those who are due, whatever statistics know of the group: {@code offset 0} keeps the planner from turning that round. */
    private static final String MEMBERSHIPS_OF_THESE = """
        (select place from connector_space_object where id = any(:due)
             union
             select place from known_by where object_id = any(:due)) due
            cross join lateral (select owner, target from membership where target = due.place offset 0) membership
            join group_filter_group counted on counted.group_id = membership.owner
        """;

    private static final String LET_IN =
            """
        with changed as (
          insert into group_filter_member (object_id, connector)
          select object.id, object.connector from %1$s
          """ + GroupMemberTables.BY_PLACE + """
           where counted.connector = :connector %2$s
          union
          select object.id, object.connector from %1$s
          """ + GroupMemberTables.BY_NAME + """
           where counted.connector = :connector %2$s
          on conflict do nothing returning object_id)
        """ + NOTED;

    private static final String LET_GO = """
        with changed as (
          delete from group_filter_member member where member.connector = :connector %s
             and not exists (
               select 1 from (
                 select object.place from connector_space_object object
                  where object.id = member.object_id and object.departed is null
                 union all
                 select known.place from known_by known
                   join connector_space_object object on object.id = known.object_id and object.departed is null
                  where known.object_id = member.object_id) named
                 cross join lateral (select owner from membership where target = named.place offset 0) naming
                 join group_filter_group counted on counted.group_id = naming.owner and counted.connector = :connector)
          returning object_id)
        """ + NOTED;

    private ComparedMemberRows() {}

    /** Whether a group is due whose members count, other than the filter's own, or one with members that such a group names. */
    static boolean groupsConcerned(Transaction tx, String connector, Due due) {
        return switch (due) {
            case Due.Everybody() -> true;
            case Due.These(List<UUID> ids) ->
                tx.sql(GROUPS_CONCERNED)
                        .with("connector", connector)
                        .uuids("due", ids)
                        .plannedForTheseValues()
                        .one(row -> row.flag("concerned"));
        };
    }

    static void letIn(Transaction tx, String connector, Due due) {
        int come = switch (due) {
            case Due.Everybody() ->
                tx.sql(LET_IN.formatted(ALL_MEMBERSHIPS, ""))
                        .with("connector", connector)
                        .update();
            case Due.These(List<UUID> ids) ->
                these(tx.sql(LET_IN.formatted(MEMBERSHIPS_OF_THESE, "and object.id = any(:due)")), connector, ids);
        };
        if (come >= PlannerStatistics.MANY) {
            PlannerStatistics.analyze(tx, "group_filter_member");
        }
    }

    static void letGo(Transaction tx, String connector, Due due) {
        switch (due) {
            case Due.Everybody() ->
                tx.sql(LET_GO.formatted("")).with("connector", connector).update();
            case Due.These(List<UUID> ids) ->
                these(tx.sql(LET_GO.formatted("and member.object_id = any(:due)")), connector, ids);
        }
    }

    private static int these(Sql sql, String connector, List<UUID> ids) {
        return sql.with("connector", connector)
                .uuids("due", ids)
                .plannedForTheseValues()
                .update();
    }
}
