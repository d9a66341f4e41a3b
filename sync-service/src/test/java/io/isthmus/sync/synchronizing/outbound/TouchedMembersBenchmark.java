package io.isthmus.sync.synchronizing.outbound;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.testing.MigratedDatabase;
import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.sync.connectorspace.Identities;
import io.isthmus.sync.content.MembershipBuckets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * One who joins a group of N, from what has arrived to what is sent: by touched buckets, and as it was when everybody was read. Without Kafka.
 * Argument: N (250,000).
 */
final class TouchedMembersBenchmark {

    private static final int ROWS = 10_000;
    private static final int TIMES = 5;

    private final MigratedDatabase database;
    private final Transactions transactions;
    private final MembersOnDatabase service;
    private final int members;

    private TouchedMembersBenchmark(MigratedDatabase database, int members) {
        this.database = database;
        this.transactions = database.transactions();
        this.service = new MembersOnDatabase(transactions, Staff.rules(Staff.MEMBER));
        this.members = members;
    }

    public static void main(String[] arguments) throws Exception {
        int members = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 250_000;
        try (MigratedDatabase database = MigratedDatabase.start()) {
            new TouchedMembersBenchmark(database, members).measure();
        }
    }

    private void measure() {
        for (int first = 0; first < members + TIMES; first += ROWS) {
            people(IntStream.range(first, Math.min(first + ROWS, members + TIMES))
                    .boxed()
                    .toList());
        }
        transactions.run(tx -> {
            tx.sql("insert into source_read_through values ('ad', true)").update();
            tx.sql("analyze").update();
        });
        service.take(List.of(Staff.observed(Staff.SOURCE, "crew", "cn=crew,ou=groups", "crew", null, "Crew")));
        List<List<String>> buckets = buckets(members);
        for (int number = 0; number < buckets.size(); number++) {
            service.take(List.of(bucket(number, buckets)));
        }
        transactions.run(tx -> tx.sql("analyze").update());
        tell("everybody is sent", this::synchronize);
        for (int time = 1; time <= TIMES; time++) {
            joins(members + time);
        }
        for (int time = 0; time < TIMES; time++) {
            transactions.run(tx -> tx.sql(
                            "insert into pending_outbound (metaverse_id) select id from metaverse_object where type = 'group'")
                    .update());
            tell("everybody is read", this::synchronize);
        }
    }

    private void joins(int now) {
        List<List<String>> buckets = buckets(now);
        int number = MembershipBuckets.bucketOf(dn(now - 1), buckets.size());
        tell("one joins, phase A", () -> service.take(List.of(bucket(number, buckets))));
        tell("one joins, phase B", this::synchronize);
    }

    private void synchronize() {
        service.synchronize();
    }

    private void tell(String what, Runnable work) {
        long rows = database.rowsRead();
        long begun = System.nanoTime();
        work.run();
        long millis = (System.nanoTime() - begun) / 1_000_000;
        System.out.printf(
                Locale.ROOT,
                "%-20s %,7d ms  %,10d rows read, %,4d buckets sent%n",
                what,
                millis,
                database.rowsRead() - rows,
                service.sent.size());
    }

    private static List<List<String>> buckets(int size) {
        List<String> dns =
                IntStream.range(0, size).mapToObj(TouchedMembersBenchmark::dn).toList();
        return MembershipBuckets.split(dns, 0, Function.identity());
    }

    private static ChangeMessage bucket(int number, List<List<String>> buckets) {
        return Staff.bucket("crew", Staff.MEMBER, number, buckets.size(), buckets.get(number));
    }

    private static String dn(int number) {
        return "cn=p" + number + ",ou=staff";
    }

    private void people(List<Integer> numbers) {
        Function<Integer, UUID> id = number -> Identities.object(Staff.SOURCE, "p" + number);
        transactions.run(tx -> {
            tx.sql("""
                            insert into connector_space_object (id, connector, anchor, dn, place, object_class, attributes,
                              binary_attributes, observed_at, run_id)
                            select id, 'ad', anchor, anchor, place, 'user', '{}', '{}', now(), 'run'
                              from unnest(:ids, :anchors, :places) as new (id, anchor, place)
                            """)
                    .uuids("ids", numbers, id)
                    .texts("anchors", numbers, number -> "p" + number)
                    .uuids("places", numbers, number -> Identities.place(Staff.SOURCE, dn(number)))
                    .update();
            tx.sql("""
                            insert into connector_space_link (object_id, metaverse_id, status)
                            select id, id, 'PROJECTED' from unnest(:ids) as new (id)
                            """).uuids("ids", numbers, id).update();
            tx.sql("""
                            insert into metaverse_object (id, type, attributes, value_kinds, target_anchor, provisioned)
                            select id, 'user', '{}', '{}', anchor, true from unnest(:ids, :anchors) as new (id, anchor)
                            """)
                    .uuids("ids", numbers, id)
                    .texts("anchors", numbers, number -> "p" + number)
                    .update();
        });
    }
}
