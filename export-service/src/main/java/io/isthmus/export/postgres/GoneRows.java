package io.isthmus.export.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Forgets objects that are no longer at the target, and has everything compared again that referred to them. */
final class GoneRows {

    private static final String UNLINK = """
            update target_object t
               set observed_id = null, dirty = true, members_dirty = t.bucket_count is not null,
                   note = case when not ? or t.desired_state <> 1 then null
                               when o.generation = 0 then 'NotPersisted' else 'DeletedAtTarget' end
              from observed_object o
             where o.id = t.observed_id and t.observed_id = any(?)
            returning t.id""";
    private static final String REFERRERS = """
            update target_object set dirty = true
             where not dirty and id in (select object_id from object_reference where target_id = any(?))""";
    private static final String GROUPS = """
            update target_object set members_dirty = true
             where not members_dirty and id in (select group_id from desired_member where member_id = any(?))""";
    private static final String MEMBERSHIPS = """
            delete from observed_member
             where group_id = any(?) or target_id in (select target_id from observed_object where id = any(?))""";

    /** What was in somebody's way may have been one of these. */
    private static final String BLOCKED =
            "update target_object set dirty = true where blocked is not null and not dirty";

    private GoneRows() {}

    /** @param surprising whether nobody here asked for it: then a note says so where the object is still desired */
    static void remove(Connection connection, Collection<Long> observedIds, boolean surprising) throws SQLException {
        Sql.Array ids = Sql.bigints(observedIds);
        List<Long> objects = Sql.list(connection, UNLINK, row -> row.getLong(1), surprising, ids);
        if (!objects.isEmpty()) {
            Sql.update(connection, REFERRERS, Sql.bigints(objects));
            Sql.update(connection, GROUPS, Sql.bigints(objects));
        }
        Sql.update(connection, BLOCKED);
        Sql.update(connection, MEMBERSHIPS, ids, ids);
        Sql.update(connection, "delete from observed_image where observed_id = any(?)", ids);
        Sql.update(connection, "delete from observed_object where id = any(?)", ids);
    }
}
