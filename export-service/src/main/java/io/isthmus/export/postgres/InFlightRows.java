package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Sql;
import io.isthmus.export.exporting.ExportStore.Begun;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Marks of what may have been sent. */
final class InFlightRows {

    private InFlightRows() {}

    static void mark(Connection connection, List<Begun> work) throws SQLException {
        Sql.of(connection, "insert into in_flight (object_id) select unnest(:ids)")
                .bigints("ids", work, begun -> begun.work().id())
                .update();
    }

    static void unmark(Connection connection, Collection<Long> ids) throws SQLException {
        Sql.of(connection, "delete from in_flight where object_id = any(:ids)")
                .bigints("ids", ids)
                .update();
    }
}
