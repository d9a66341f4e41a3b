package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Forgets objects that are no longer at the target, and has everything compared again that referred to them. */
final class GoneRows {

    private GoneRows() {}

    /** @param surprising whether nobody here asked for it: then a note says so where the object is still desired */
    static void remove(Connection connection, Collection<Long> observedIds, boolean surprising) throws SQLException {
        List<LinkRows.Unlinked> unlinked = LinkRows.linkedTo(connection, observedIds);
        List<Long> objects = unlinked.stream().map(LinkRows.Unlinked::id).toList();
        LinkRows.unlink(connection, unlinked, surprising);
        DueRows.objects(connection, objects);
        DueRows.groupsAmong(connection, objects);
        DueRows.referrersOf(connection, objects);
        DueRows.groupsOf(connection, objects);
        DueRows.conflicting(connection);
        ObservedMemberRows.gone(connection, observedIds);
        Sql.of(connection, "delete from observed_image where observed_id = any(:ids)")
                .bigints("ids", observedIds)
                .update();
        Sql.of(connection, "delete from observed_object where id = any(:ids)")
                .bigints("ids", observedIds)
                .update();
    }

    /** What these are linked to at the target. */
    static void removeOf(Connection connection, Collection<Long> objects, boolean surprising) throws SQLException {
        if (objects.isEmpty()) {
            return;
        }
        List<Long> observed = Sql.of(
                        connection,
                        "select observed_id from target_link where object_id = any(:ids) and observed_id is not null")
                .bigints("ids", objects)
                .list(row -> row.number("observed_id"));
        if (!observed.isEmpty()) {
            remove(connection, observed, surprising);
        }
    }
}
