package io.isthmus.sync.postgres;

import io.isthmus.chassis.postgres.PlannerStatistics;
import io.isthmus.chassis.sql.Transaction;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** What the tables of waiting objects have in common. */
public final class Queues {

    private Queues() {}

    /**
     * The next so many ids after this one.
     *
     * @param reader given the last of them, and how many they are
     */
    public static <T> Optional<T> next(
            Transaction tx, String table, String id, UUID after, int limit, BiFunction<UUID, Integer, T> reader) {
        return tx.sql("""
                        select %2$s as last, count(*) over () as size
                          from (select %2$s from %1$s where %2$s > :after order by %2$s limit :limit) as next
                         order by %2$s desc limit 1
                        """.formatted(table, id))
                .with("after", after)
                .with("limit", limit)
                .first(row -> reader.apply(row.uuid("last"), (int) row.number("size")));
    }

    /** Whether anything waits to be synchronized; names in groups are known, or lead to nobody, at the end of their source's next import. */
    public static boolean anyWaiting(Transaction tx, String connector) {
        return tx.sql("""
                        select exists (select 1 from pending_inbound) or exists (select 1 from pending_outbound)
                               or exists (select 1 from awaited_uid where connector = :connector) as waiting
                        """).with("connector", connector).one(row -> row.flag("waiting")) || AnsweredPlaceRow.any(tx);
    }

    /** How many wait in a table; if they are many, the planner is told what these tables look like now. */
    public static long count(Transaction tx, String table, String... readWithIt) {
        long pending = tx.sql("select count(*) as waiting from " + table).one(row -> row.number("waiting"));
        if (pending > PlannerStatistics.MANY) {
            PlannerStatistics.analyze(tx, table);
            PlannerStatistics.analyze(tx, readWithIt);
        }
        return pending;
    }
}
