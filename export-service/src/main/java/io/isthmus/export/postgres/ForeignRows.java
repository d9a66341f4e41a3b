package io.isthmus.export.postgres;

import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * Notes what somebody else has done at the target, while the row still tells how it was. Only where a complete import of
 * this target went before: at the first one everything is new.
 */
final class ForeignRows {

    private static final String IMPORTED_BEFORE = "select imported_at is not null from target_state";
    private static final String CHANGED = """
            insert into foreign_change (object_type, target_id, external_id, user_name, operation, before_image, after_image)
            select o.object_type, o.target_id, o.external_id, o.user_name, ?,
                   case when o.remembered_generation >= o.generation then i.remembered else i.observed end, u.image
              from unnest(?, ?) as u(id, image)
              join observed_object o on o.id = u.id
              left join observed_image i on i.observed_id = o.id""";
    private static final String ADDED = """
            insert into foreign_change (object_type, target_id, external_id, user_name, operation, after_image)
            select o.object_type, o.target_id, o.external_id, o.user_name, ?, i.observed
              from observed_object o left join observed_image i on i.observed_id = o.id
             where o.id = any(?)""";
    private static final String GONE = """
            insert into foreign_change (object_type, target_id, external_id, user_name, operation, before_image)
            select o.object_type, o.target_id, o.external_id, o.user_name, ?, coalesce(i.remembered, i.observed)
              from observed_object o left join observed_image i on i.observed_id = o.id
             where o.id = any(?)""";

    private final Connection connection;
    private final boolean noted;

    ForeignRows(Connection connection) throws SQLException {
        this.connection = connection;
        this.noted = Sql.one(connection, IMPORTED_BEFORE, row -> row.getBoolean(1));
    }

    /** Before the rows are updated. */
    void changed(List<Long> ids, List<String> images) throws SQLException {
        if (noted && !ids.isEmpty()) {
            Sql.update(connection, CHANGED, Codes.of(Operation.UPDATE), Sql.bigints(ids), Sql.texts(images));
        }
    }

    /** After the rows are inserted. */
    void added(Collection<Long> ids) throws SQLException {
        if (noted && !ids.isEmpty()) {
            Sql.update(connection, ADDED, Codes.of(Operation.ADD), Sql.bigints(ids));
        }
    }

    /** Before the rows are removed. */
    void gone(Collection<Long> ids) throws SQLException {
        if (noted && !ids.isEmpty()) {
            Sql.update(connection, GONE, Codes.of(Operation.DELETE), Sql.bigints(ids));
        }
    }
}
