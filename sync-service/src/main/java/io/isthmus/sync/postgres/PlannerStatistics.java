package io.isthmus.sync.postgres;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells the planner what tables look like that grow quickly. Until it knows that their keys are unique, it takes every
 * look-up for a large one and reads the whole table, batch after batch; autovacuum would tell it a minute later.
 */
final class PlannerStatistics {

    private static final long FEW = 2_000;

    /** Less and less often: what the planner has to know hardly changes while a table grows. */
    private static final long GROWTH = 4;

    private final Database database;
    private final List<String> tables;
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong next = new AtomicLong(FEW);

    PlannerStatistics(Database database, String... tables) {
        this.database = database;
        this.tables = List.of(tables);
    }

    /** To be called after the commit. */
    void grewBy(int more) {
        long total = rows.addAndGet(more);
        long due = next.get();
        if (total >= due && next.compareAndSet(due, total * GROWTH)) {
            database.change(connection -> {
                for (String table : tables) {
                    Statement.of(connection, "analyze " + table).update();
                }
            });
        }
    }
}
