package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Sql;
import io.isthmus.export.pending.PendingState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** What is noted of the plan that is in force while its objects are compared and written. */
final class RestorationRows {

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
    static void conflicts(Connection connection, Map<Long, PendingState> states) throws SQLException {
        if (!states.isEmpty() && DesiredSource.restoring(connection)) {
            Sql.of(connection, CONFLICTS)
                    .bigints("ids", states.keySet())
                    .texts("conflicts", states.values(), state -> String.join("\n", state.conflicts()))
                    .update();
        }
    }

    /** Something is about to be sent; where no plan is in force, nothing happens. */
    static void begun(Connection connection) throws SQLException {
        Sql.of(connection, BEGUN).update();
    }
}
