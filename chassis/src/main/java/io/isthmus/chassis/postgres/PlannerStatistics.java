package io.isthmus.chassis.postgres;

import io.isthmus.chassis.sql.Transaction;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells the planner what tables look like that grow quickly. Until it knows that their keys are unique, it takes every
 * look-up for a large one and reads the whole table, batch after batch; a plan that it made for the empty table and keeps
 * does so for one row. Autovacuum would tell it a minute later.
 */
public final class PlannerStatistics {

    /** From so many rows on it pays. */
    public static final long MANY = 5_000;

    private static final long FEW = 2_000;

    /** Less and less often: what the planner has to know hardly changes while a table grows. */
    private static final long GROWTH = 4;

    private final Transactions transactions;
    private final String[] tables;
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong next = new AtomicLong(FEW);

    public PlannerStatistics(Transactions transactions, String... tables) {
        this.transactions = transactions;
        this.tables = tables;
    }

    /** To be called after the commit. */
    public void grewBy(int more) {
        long total = rows.addAndGet(more);
        long due = next.get();
        if (total >= due && next.compareAndSet(due, total * GROWTH)) {
            transactions.run(tx -> analyze(tx, tables));
        }
    }

    public static void analyze(Transaction tx, String... tables) {
        for (String table : tables) {
            tx.sql("analyze " + table).update();
        }
    }
}
