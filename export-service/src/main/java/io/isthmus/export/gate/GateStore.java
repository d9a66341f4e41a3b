package io.isthmus.export.gate;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.export.postgres.Codes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Facts the gate judges by. */
@ApplicationScoped
public class GateStore {

    private static final String ANY_PENDING =
            "select exists (select 1 from pending_export where operation in (3, 4)) as any_pending";
    private static final String DELETIONS = """
            with pending as (
              select t.object_type, count(*) as n
                from pending_export p
                join target_object t on t.id = p.object_id
                left join approved_export a on a.object_id = p.object_id
               where p.operation in (3, 4) and a.hash is distinct from p.hash
               group by t.object_type),
            executed as (
              select object_type, count(*) as n from deletion
               where at > now() - :seconds * interval '1 second' and not approved group by object_type),
            managed as (
              select t.object_type, count(*) as n
                from target_link l join target_object t on t.id = l.object_id
               where l.observed_id is not null and l.owned group by t.object_type)
            select p.object_type, p.n as pending, coalesce(e.n, 0) as executed, coalesce(m.n, 0) as managed
              from pending p
              left join executed e using (object_type)
              left join managed m using (object_type)
             order by p.object_type""";

    private final Transactions transactions;

    public GateStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Deletions of each object type that has any pending; empty when none is pending, which costs next to nothing. */
    public List<GateInput.Deletions> deletions(Duration window) {
        return transactions.call(transaction -> {
            if (!transaction.sql(ANY_PENDING).one(row -> row.flag("any_pending"))) {
                return List.of();
            }
            return transaction
                    .sql(DELETIONS)
                    .with("seconds", (double) window.toSeconds())
                    .list(row -> new GateInput.Deletions(
                            Codes.objectType(row.small("object_type")),
                            row.number("pending"),
                            row.number("executed"),
                            row.number("managed")));
        });
    }

    /** Whether any object should be at the target. */
    public boolean anythingDesired() {
        return transactions.call(transaction -> transaction
                .sql("select exists (select 1 from target_object where desired_state = 1) as any_desired")
                .one(row -> row.flag("any_desired")));
    }
}
