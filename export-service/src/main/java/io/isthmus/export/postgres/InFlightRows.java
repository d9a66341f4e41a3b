package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Transaction;
import java.util.Collection;

/** Marks of what may have been sent. The one writer of {@code in_flight}. */
public final class InFlightRows {

    private InFlightRows() {}

    public static void mark(Transaction transaction, Collection<Long> ids) {
        transaction
                .sql("insert into in_flight (object_id) select unnest(:ids)")
                .bigints("ids", ids)
                .update();
    }

    public static void unmark(Transaction transaction, Collection<Long> ids) {
        transaction
                .sql("delete from in_flight where object_id = any(:ids)")
                .bigints("ids", ids)
                .update();
    }

    /** Of another target. */
    public static void forgetEverything(Transaction transaction) {
        transaction.sql("truncate in_flight").update();
    }
}
