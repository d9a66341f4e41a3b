package io.isthmus.export.exporting;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.export.exporting.ExportStore.References;
import io.isthmus.export.pending.Phase;
import io.isthmus.export.postgres.Codes;
import io.isthmus.export.postgres.DesiredSource;
import java.util.Arrays;

/** Who of those to be created refers to whom. Arrays, because a first export orders a million objects in a small heap. */
final class CreationOrder {

    private static final int ROWS_AT_ONCE = 10_000;

    private static final String REFERENCES = """
            select p.object_id as id, m.object_id as referred
              from pending_export p
              left join %s r on r.object_id = p.object_id
              left join pending_export m
                on m.object_id = r.target_id and m.waiting and m.phase = p.phase
               and not exists (select 1 from target_link l where l.object_id = m.object_id and l.observed_id is not null)
             where p.waiting and p.phase = :phase
             order by p.object_id""";

    private long[] from = new long[ROWS_AT_ONCE];
    private long[] to = new long[ROWS_AT_ONCE];
    private int rows;

    private CreationOrder() {}

    static References references(Transaction transaction, Phase phase) {
        CreationOrder order = new CreationOrder();
        transaction
                .sql(REFERENCES.formatted(DesiredSource.inForce(transaction).references()))
                .with("phase", Codes.of(phase))
                // an object that is missing reads as 0
                .each(ROWS_AT_ONCE, row -> order.add(row.number("id"), row.number("referred")));
        return new References(Arrays.copyOf(order.from, order.rows), Arrays.copyOf(order.to, order.rows));
    }

    private void add(long object, long referred) {
        if (rows == from.length) {
            from = Arrays.copyOf(from, rows * 2);
            to = Arrays.copyOf(to, rows * 2);
        }
        from[rows] = object;
        to[rows++] = referred;
    }
}
