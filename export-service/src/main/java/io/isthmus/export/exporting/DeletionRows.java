package io.isthmus.export.exporting;

import io.isthmus.chassis.sql.Transaction;
import java.util.Collection;

/** Deletions that were executed, for the rolling window of the threshold. */
final class DeletionRows {

    private static final String COUNT = """
            insert into deletion (at, object_type, anchor, approved)
            select now(), t.object_type, t.anchor, a.hash is not distinct from p.hash
              from target_object t
              left join pending_export p on p.object_id = t.id
              left join approved_export a on a.object_id = t.id
             where t.id = any(:ids)""";

    private DeletionRows() {}

    static void count(Transaction transaction, Collection<Long> ids) {
        if (!ids.isEmpty()) {
            transaction.sql(COUNT).bigints("ids", ids).update();
        }
    }
}
