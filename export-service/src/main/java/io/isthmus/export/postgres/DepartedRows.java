package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Transaction;
import java.util.Collection;
import java.util.Set;

/** What we have deleted at the target since the last import began. The one writer of {@code departed_object}. */
public final class DepartedRows {

    private static final String NOTE = """
            insert into departed_object (object_type, target_id)
            select object_type, target_id from observed_object where id = any(:ids) order by id
            on conflict (object_type, target_id) do update set number = excluded.number""";

    private DepartedRows() {}

    static void note(Transaction transaction, Collection<Long> observedIds) {
        transaction.sql(NOTE).bigints("ids", observedIds).update();
    }

    /** The target's ids of what was deleted under a higher number. */
    public static Set<String> since(Transaction transaction, long number) {
        return Set.copyOf(transaction
                .sql("select distinct target_id from departed_object where number > :number")
                .with("number", number)
                .list(row -> row.text("target_id")));
    }

    public static void forgetBefore(Transaction transaction, long number) {
        transaction
                .sql("delete from departed_object where number < :number")
                .with("number", number)
                .update();
    }
}
