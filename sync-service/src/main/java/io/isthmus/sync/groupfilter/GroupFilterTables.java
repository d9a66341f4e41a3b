package io.isthmus.sync.groupfilter;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.sync.groupfilter.MembersVerdict.Evidence;
import io.isthmus.sync.postgres.Exclusive;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who is in by the group of his source. Sets of people are compared where they are; none of them is loaded. */
@ApplicationScoped
class GroupFilterTables {

    private static final String BETWEEN = ",";

    /** Who has arrived since everybody was compared. */
    private static final String DUE = "and %s in (select object_id from group_filter_due)";

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

    private final Transactions transactions;

    GroupFilterTables(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * A filter as it is in force.
     *
     * @param group absent while it was never seen
     * @param settled whether whoever is no member has left
     */
    record Kept(WantedFilter filter, @Nullable UUID group, boolean settled) {}

    /** Nothing arrives meanwhile. */
    <T> T together(Supplier<T> work) {
        return transactions.together(() -> {
            transactions.run(Exclusive::write);
            return work.get();
        });
    }

    List<Kept> all() {
        return transactions.call(tx -> tx.sql(
                        "select connector, dn, nested, exempt, group_id, settled from group_filter")
                .list(row -> new Kept(
                        new WantedFilter(
                                row.text("connector"), row.text("dn"), row.flag("nested"), classes(row.text("exempt"))),
                        row.uuid("group_id"),
                        row.flag("settled"))));
    }

    private static List<String> classes(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(BETWEEN));
    }

    /** Whoever is in scope stays until somebody proves that he is no member: a group that cannot be read takes nobody away. */
    void bringInForce(WantedFilter filter) {
        transactions.run(tx -> {
            tx.sql("""
                insert into group_filter_member (object_id, connector)
                select object.id, object.connector from connector_space_object object
                  join connector_space_link link on link.object_id = object.id and link.metaverse_id is not null
                 where object.connector = :connector and object.departed is null
                on conflict do nothing
                """).with("connector", filter.connector()).update();
            noteOtherwiseExempt(tx, filter);
            tx.sql("""
                insert into group_filter (connector, dn, nested, exempt, settled)
                values (:connector, :dn, :nested, :exempt, false)
                on conflict (connector) do update set dn = excluded.dn, nested = excluded.nested,
                  exempt = excluded.exempt, settled = false
                """)
                    .with("connector", filter.connector())
                    .with("dn", filter.dn())
                    .with("nested", filter.nested())
                    .with("exempt", String.join(BETWEEN, filter.exempt()))
                    .update();
        });
    }

    /** Groups that need not be members any more, or have to be from now on. */
    private static void noteOtherwiseExempt(Transaction tx, WantedFilter filter) {
        tx.sql("""
            insert into pending_inbound (object_id)
            select object.id from connector_space_object object
              join group_filter before on before.connector = object.connector and before.exempt <> :exempt
             where object.connector = :connector and object.departed is null
               and (lower(object.object_class) = any(string_to_array(before.exempt, ','))
                    <> (lower(object.object_class) = any(string_to_array(:exempt, ','))))
            on conflict (object_id) do update set mark = excluded.mark
            """)
                .with("connector", filter.connector())
                .with("exempt", String.join(BETWEEN, filter.exempt()))
                .update();
    }

    /** Everybody of the source comes back into scope, as far as the rules let him. */
    void lift(String connector) {
        together(() -> {
            transactions.run(tx -> {
                tx.sql("""
                    insert into pending_inbound (object_id)
                    select object.id from connector_space_object object
                     where object.connector = :connector and object.departed is null
                       and not exists (select 1 from group_filter_member member where member.object_id = object.id)
                    on conflict (object_id) do update set mark = excluded.mark
                    """).with("connector", connector).update();
                for (String table : List.of("group_filter", "group_filter_group", "group_filter_member")) {
                    tx.sql("delete from " + table + " where connector = :connector")
                            .with("connector", connector)
                            .update();
                }
            });
            return connector;
        });
    }

    Optional<KnownGroup> byId(UUID id) {
        return transactions.call(
                tx -> tx.sql("select id, dn from connector_space_object where id = :id and departed is null")
                        .with("id", id)
                        .first(row -> new KnownGroup(row.uuid("id"), row.text("dn"))));
    }

    Optional<KnownGroup> byName(String connector, String dn) {
        return transactions.call(tx -> GroupMemberTables.byName(tx, connector, dn));
    }

    /** Whether a group has arrived whose members count, or one with members that is a member itself. */
    boolean groupsConcerned(String connector) {
        return transactions.call(tx -> tx.sql("""
            select exists (
              select 1 from group_filter_due due
                join group_filter_group counted on counted.group_id = due.object_id
               where counted.connector = :connector
              union all
              select 1 from group_filter_due due
                join connector_space_object object on object.id = due.object_id and object.connector = :connector
                join membership naming on naming.target = any(array(
                  select object.place union all select known.place from known_by known where known.object_id = object.id))
                join group_filter_group counted
                  on counted.group_id = naming.owner and counted.connector = :connector
               where exists (select 1 from membership own where own.owner = object.id)) as concerned
            """).with("connector", connector).one(row -> row.flag("concerned")));
    }

    /** Counts anew whose members count. */
    void count(WantedFilter filter, KnownGroup group) {
        transactions.run(tx -> {
            tx.sql("update group_filter set group_id = :id where connector = :connector")
                    .with("id", group.id())
                    .with("connector", filter.connector())
                    .update();
            tx.sql("delete from group_filter_group where connector = :connector")
                    .with("connector", filter.connector())
                    .update();
            tx.sql("insert into group_filter_group (connector, group_id) select :connector, id from unnest(:ids) as id")
                    .with("connector", filter.connector())
                    .uuids("ids", GroupMemberTables.counted(tx, filter, group))
                    .update();
        });
    }

    Evidence evidence(String connector) {
        return transactions.call(tx -> EvidenceRows.of(tx, connector));
    }

    /** @param everybody whether to look at more than what has arrived */
    void letIn(String connector, boolean everybody) {
        transactions.run(tx -> tx.sql(LET_IN.formatted(everybody ? "" : DUE.formatted("object.id")))
                .with("connector", connector)
                .update());
    }

    /** @param everybody whether to look at more than what has arrived */
    void letGo(String connector, boolean everybody) {
        transactions.run(tx -> tx.sql(LET_GO.formatted(everybody ? "" : DUE.formatted("member.object_id")))
                .with("connector", connector)
                .update());
    }

    /** @param settled whether whoever is no member has left; if not, everybody is looked at the next time */
    void compared(String connector, boolean settled) {
        transactions.run(tx -> {
            tx.sql("update group_filter set settled = :settled where connector = :connector")
                    .with("settled", settled)
                    .with("connector", connector)
                    .update();
            tx.sql("""
                delete from group_filter_due due using connector_space_object object
                 where object.id = due.object_id and object.connector = :connector
                """).with("connector", connector).update();
        });
    }
}
