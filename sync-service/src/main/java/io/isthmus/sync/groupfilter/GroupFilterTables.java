package io.isthmus.sync.groupfilter;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.sync.groupfilter.MembersVerdict.Evidence;
import io.isthmus.sync.postgres.Exclusive;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which groups sources are filtered by, whose members count, and who is due. */
@ApplicationScoped
class GroupFilterTables {

    private static final String BETWEEN = ",";

    /** Of so many all are looked at: that costs less than to look for each. */
    private static final int MANY = 1_000;

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

    boolean groupsConcerned(String connector, Due due) {
        return transactions.call(tx -> ComparedMemberRows.groupsConcerned(tx, connector, due));
    }

    /**
     * Counts anew whose members count.
     *
     * @return whether they are others than before
     */
    boolean count(WantedFilter filter, KnownGroup group) {
        return transactions.call(tx -> {
            tx.sql("update group_filter set group_id = :id where connector = :connector")
                    .with("id", group.id())
                    .with("connector", filter.connector())
                    .update();
            Set<UUID> before =
                    new HashSet<>(tx.sql("select group_id from group_filter_group where connector = :connector")
                            .with("connector", filter.connector())
                            .list(row -> row.uuid("group_id")));
            Set<UUID> now = new HashSet<>(GroupMemberTables.counted(tx, filter, group));
            if (before.equals(now)) {
                return false;
            }
            tx.sql("delete from group_filter_group where connector = :connector")
                    .with("connector", filter.connector())
                    .update();
            tx.sql("insert into group_filter_group (connector, group_id) select :connector, id from unnest(:ids) as id")
                    .with("connector", filter.connector())
                    .uuids("ids", now)
                    .update();
            return true;
        });
    }

    Due due(String connector) {
        List<UUID> ids = transactions.call(
                tx -> tx.sql("select object_id from group_filter_due where connector = :connector limit :many")
                        .with("connector", connector)
                        .with("many", MANY)
                        .list(row -> row.uuid("object_id")));
        return ids.size() < MANY ? new Due.These(ids) : new Due.Everybody();
    }

    Evidence evidence(String connector) {
        return transactions.call(tx -> EvidenceRows.of(tx, connector));
    }

    void letIn(String connector, Due due) {
        transactions.run(tx -> ComparedMemberRows.letIn(tx, connector, due));
    }

    void letGo(String connector, Due due) {
        transactions.run(tx -> ComparedMemberRows.letGo(tx, connector, due));
    }

    /** @param settled whether whoever is no member has left; if not, everybody is looked at the next time */
    void compared(String connector, boolean settled) {
        transactions.run(tx -> {
            tx.sql("update group_filter set settled = :settled where connector = :connector")
                    .with("settled", settled)
                    .with("connector", connector)
                    .update();
            tx.sql("delete from group_filter_due where connector = :connector")
                    .with("connector", connector)
                    .update();
        });
    }
}
