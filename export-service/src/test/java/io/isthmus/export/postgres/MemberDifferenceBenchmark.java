package io.isthmus.export.postgres;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.testing.MigratedDatabase;
import io.isthmus.contracts.batches.DesiredMembers;
import io.isthmus.export.comparing.ComparisonStore;
import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.receiving.DesiredStore;
import io.isthmus.export.receiving.ReceivedBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * One who joins a group of N at the target, from the bucket that arrives to what is planned and remembered: by marked members, and as it was when all
 * were compared. Argument: N (250,000).
 */
final class MemberDifferenceBenchmark {

    private static final int BUCKETS = 256;
    private static final int TIMES = 5;

    private final Transactions transactions;
    private final DesiredStore desired;
    private final ComparisonStore comparisons;
    private final int members;
    private long offset;

    private MemberDifferenceBenchmark(Transactions transactions, int members) {
        this.transactions = transactions;
        this.desired = new DesiredStore(transactions);
        this.comparisons = new ComparisonStore(transactions);
        this.members = members;
    }

    public static void main(String[] arguments) throws Exception {
        int members = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 250_000;
        try (MigratedDatabase database = MigratedDatabase.start()) {
            new MemberDifferenceBenchmark(database.transactions(), members).measure();
        }
    }

    private void measure() {
        transactions.run(tx -> {
            for (String statement : List.of("""
                    insert into target_object (anchor, object_type, desired_state)
                    select 'p' || n, 1, 1 from generate_series(0, :last) as n
                    """, """
                    insert into observed_object (object_type, target_id, generation)
                    select 1, 't' || n, 1 from generate_series(0, :last) as n
                    """)) {
                tx.sql(statement).with("last", members + TIMES - 1).update();
            }
            for (String statement : List.of(
                    "insert into target_object (anchor, object_type, desired_state, bucket_count) values ('crew', 2, 1, 256)",
                    "insert into observed_object (object_type, target_id, generation) values (2, 'tcrew', 1)",
                    """
                    insert into target_link (object_id, observed_id, owned)
                    select t.id, o.id, true from target_object t
                      join observed_object o on o.target_id = 't' || ltrim(t.anchor, 'p')
                    """)) {
                tx.sql(statement).update();
            }
            tx.sql("""
                            insert into desired_member (group_id, bucket, member_id)
                            select g.id, substr(m.anchor, 2)::int % 256, m.id from target_object g, target_object m
                             where g.anchor = 'crew' and m.anchor like 'p%' and substr(m.anchor, 2)::int < :members
                            """).with("members", members).update();
            tx.sql("""
                            insert into observed_member (group_id, target_id, state)
                            select g.id, m.target_id, 0 from observed_object g, observed_object m
                             where g.target_id = 'tcrew' and m.object_type = 1 and substr(m.target_id, 2)::int < :members
                            """).with("members", members).update();
            tx.sql("analyze").update();
        });
        for (int time = 0; time < TIMES; time++) {
            transactions.run(tx -> MembershipDueRows.mark(tx, List.of(group())));
            tell("everybody is compared", this::refresh);
        }
        for (int number = members; number < members + TIMES; number++) {
            joins(number);
        }
    }

    private void joins(int number) {
        tell("one joins: received", () -> receive(number));
        tell("one joins: compared", this::refresh);
        List<String> planned = new ArrayList<>();
        tell("one joins: planned", () -> planned.addAll(plan()));
        tell("one joins: remembered", () -> remember(planned));
        tell("one joins: compared", this::refresh);
    }

    private void receive(int number) {
        int bucket = number % BUCKETS;
        ReceivedBatch batch = new ReceivedBatch("a.topic");
        batch.add(
                0,
                ++offset,
                new DesiredMembers(
                        1,
                        "run",
                        "crew",
                        bucket,
                        BUCKETS,
                        IntStream.rangeClosed(0, number)
                                .filter(member -> member % BUCKETS == bucket)
                                .mapToObj(member -> "p" + member)
                                .toList(),
                        0));
        desired.take(batch);
    }

    private void refresh() {
        comparisons.refreshMemberships(MemberDifferenceHistoryTest.types());
    }

    private List<String> plan() {
        return transactions.call(tx -> {
            long observed = tx.sql("select observed_id from target_link where object_id = :id")
                    .with("id", group())
                    .one(row -> row.number("observed_id"));
            List<String> changes =
                    new ArrayList<>(MembershipTables.toAdd(tx, group(), observed, MemberDifferenceHistoryTest.types()));
            changes.addAll(MembershipTables.toRemove(tx, group(), observed, MemberDifferenceHistoryTest.types()));
            return changes;
        });
    }

    private void remember(List<String> added) {
        if (added.size() != 1) {
            throw new IllegalStateException("one has joined, and these are planned: " + added);
        }
        transactions.run(tx -> {
            ObservedMemberRows.remember(
                    tx, group(), List.of(new PendingExport.ChangeMembers("crew", "tcrew", added, List.of())));
            MembershipDueRows.partly(tx, List.of(group()));
        });
    }

    private long group() {
        return transactions.call(tx ->
                tx.sql("select id from target_object where anchor = 'crew'").one(row -> row.number("id")));
    }

    private void tell(String what, Runnable work) {
        long rows = rowsRead();
        long begun = System.nanoTime();
        work.run();
        long millis = (System.nanoTime() - begun) / 1_000_000;
        System.out.printf(Locale.ROOT, "%-24s %,7d ms  %,10d rows read%n", what, millis, rowsRead() - rows);
    }

    private long rowsRead() {
        return transactions.call(tx -> {
            tx.sql("select pg_stat_force_next_flush()").each(row -> {});
            return tx.sql("""
                            select coalesce(sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)), 0)::bigint as rows
                              from pg_stat_user_tables
                            """).one(row -> row.number("rows"));
        });
    }
}
