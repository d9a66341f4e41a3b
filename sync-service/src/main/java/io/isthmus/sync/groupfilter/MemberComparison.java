package io.isthmus.sync.groupfilter;

import io.isthmus.chassis.postgres.PlannerStatistics;
import io.isthmus.chassis.sql.Transaction;
import java.util.List;
import java.util.UUID;

/** Compares who is in with who is a member. Sets of people are compared where they are; none of them is loaded. */
final class MemberComparison {

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
            join membership naming on naming.target = named.place
            join group_filter_group counted on counted.group_id = naming.owner and counted.connector = :connector
            cross join lateral (
              select 1 from membership_count where owner = named.id and members > 0 limit 1) own) as concerned
        """;

    private static final String NOTED = """
        insert into pending_inbound (object_id) select object_id from changed
        on conflict (object_id) do update set mark = excluded.mark
        """;

    private static final String LET_IN =
            """
        with changed as (
          insert into group_filter_member (object_id, connector)
          select object.id, object.connector from group_filter_group counted
            join membership on membership.owner = counted.group_id
          """ + GroupMemberTables.BY_PLACE + """
           where counted.connector = :connector %1$s
          union
          select object.id, object.connector from group_filter_group counted
            join membership on membership.owner = counted.group_id
          """ + GroupMemberTables.BY_NAME + """
           where counted.connector = :connector %1$s
          on conflict do nothing returning object_id)
        """ + NOTED;

    private static final String LET_GO = """
        with changed as (
          delete from group_filter_member member where member.connector = :connector %s
             and not exists (
               select 1 from connector_space_object object
                 join membership on membership.target = object.place
                 join group_filter_group counted
                   on counted.group_id = membership.owner and counted.connector = :connector
                where object.id = member.object_id and object.departed is null)
             and not exists (
               select 1 from known_by known
                 join connector_space_object object on object.id = known.object_id and object.departed is null
                 join membership on membership.target = known.place
                 join group_filter_group counted
                   on counted.group_id = membership.owner and counted.connector = :connector
                where known.object_id = member.object_id)
          returning object_id)
        """ + NOTED;

    private MemberComparison() {}

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
        if (compare(tx, LET_IN, "object.id", connector, due) >= PlannerStatistics.MANY) {
            PlannerStatistics.analyze(tx, "group_filter_member");
        }
    }

    static void letGo(Transaction tx, String connector, Due due) {
        compare(tx, LET_GO, "member.object_id", connector, due);
    }

    /** @return how many have come or gone */
    private static int compare(Transaction tx, String statement, String id, String connector, Due due) {
        return switch (due) {
            case Due.Everybody() ->
                tx.sql(statement.formatted("")).with("connector", connector).update();
            case Due.These(List<UUID> ids) ->
                tx.sql(statement.formatted("and " + id + " = any(:due)"))
                        .with("connector", connector)
                        .uuids("due", ids)
                        .plannedForTheseValues()
                        .update();
        };
    }
}
