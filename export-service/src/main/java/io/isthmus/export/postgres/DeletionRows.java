package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
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

    static void count(Connection connection, Collection<Long> ids) throws SQLException {
        if (!ids.isEmpty()) {
            Sql.of(connection, COUNT).bigints("ids", ids).update();
        }
    }
}
