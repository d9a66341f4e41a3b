package io.isthmus.export.gate;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.contracts.settings.ChangeLimits;
import io.isthmus.export.postgres.Codes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

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

    /** Removals from a group with unknown members wait by themselves. */
    private static final String CHANGES = """
            select count(*) filter (where p.operation = 1) as additions, count(*) filter (where p.operation = 2) as updates,
                   coalesce(sum(m.to_remove), 0) as removed
              from pending_export p
              left join membership_difference m on m.group_id = p.object_id and m.unknown = 0
              left join approved_export a on a.object_id = p.object_id
             where p.operation in (1, 2) and a.hash is distinct from p.hash""";
    /** Of members who leave themselves, their memberships go with them. */
    private static final String REMOVED_WITH_MEMBER = """
            select count(*) as n
              from membership_difference m
              join pending_export p on p.object_id = m.group_id and p.operation = 2
              left join approved_export a on a.object_id = p.object_id
              join target_link g on g.object_id = m.group_id
              join observed_member e on e.group_id = g.observed_id and e.state <> 2
              join observed_object o on o.target_id = e.target_id
              join target_link l on l.observed_id = o.id
              join pending_export leaves on leaves.object_id = l.object_id and leaves.operation in (3, 4)
             where m.to_remove > 0 and m.unknown = 0 and a.hash is distinct from p.hash""";

    private static final String MEMBERSHIPS = """
            select count(*) as n from observed_member e join target_link l on l.observed_id = e.group_id
             where l.owned and e.state <> 2""";

    private final Transactions transactions;

    public GateStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Whatever is asked meanwhile, here or elsewhere, is asked in one transaction. */
    public <T> T together(Supplier<T> questions) {
        return transactions.together(questions);
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

    /** What is pending and no deletion. Members are counted only where so many would go that a limit may be met. */
    public GateInput.Changes changes(ChangeLimits limits) {
        return transactions.call(transaction -> {
            GateInput.Changes all = transaction
                    .sql(CHANGES)
                    .one(row -> new GateInput.Changes(
                            row.number("additions"), row.number("updates"), row.number("removed"), 0));
            if (!limits.mayHoldRemovedMembers(all.removedMembers())) {
                return new GateInput.Changes(all.additions(), all.updates(), 0, 0);
            }
            long withMember = transaction.sql(REMOVED_WITH_MEMBER).one(row -> row.number("n"));
            return new GateInput.Changes(
                    all.additions(),
                    all.updates(),
                    Math.max(0, all.removedMembers() - withMember),
                    transaction.sql(MEMBERSHIPS).one(row -> row.number("n")));
        });
    }

    /** Whether any object should be at the target. */
    public boolean anythingDesired() {
        return transactions.call(transaction -> transaction
                .sql("select exists (select 1 from target_object where desired_state = 1) as any_desired")
                .one(row -> row.flag("any_desired")));
    }
}
