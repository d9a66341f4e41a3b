package io.isthmus.export.restoring;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.export.pending.PendingState;
import io.isthmus.export.postgres.DesiredSource;
import java.util.Map;

/** What is noted of the plan that is in force while its objects are compared and written. */
public final class RestorationRows {

    private static final String CONFLICTS = """
            update restored_object o set conflicts = string_to_array(u.conflicts, E'\\n')
              from unnest(:ids, :conflicts) as u(id, conflicts)
             where o.object_id = u.id and o.conflicts <> string_to_array(u.conflicts, E'\\n')""";
    /** In the transaction that notes the requests, before they are sent. */
    private static final String BEGUN = """
            update restoration r
               set begun_at = coalesce(r.begun_at, now()), begun_epoch = s.imported_epoch
              from target_state s
             where r.id = s.restoration and r.begun_epoch is distinct from s.imported_epoch""";

    private RestorationRows() {}

    /** Keeps what was found changed by others. */
    public static void conflicts(Transaction transaction, Map<Long, PendingState> states) {
        if (!states.isEmpty() && DesiredSource.restoring(transaction)) {
            transaction
                    .sql(CONFLICTS)
                    .bigints("ids", states.keySet())
                    .texts("conflicts", states.values(), state -> String.join("\n", state.conflicts()))
                    .update();
        }
    }

    /** Something is about to be sent; where no plan is in force, nothing happens. */
    public static void begun(Transaction transaction) {
        transaction.sql(BEGUN).update();
    }
}
