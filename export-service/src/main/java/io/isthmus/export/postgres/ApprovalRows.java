package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/** What was approved. The one writer of {@code approved_export} and {@code approval}. */
final class ApprovalRows {

    private static final String APPROVE = """
            insert into approved_export as a (object_id, hash)
            select object_id, hash from pending_export where operation is not null order by object_id
            on conflict (object_id) do update set hash = excluded.hash where a.hash is distinct from excluded.hash""";
    private static final String NOTE = """
            insert into approval (digest, approved_by, comment, objects, at)
            values (:digest, :by, :comment, :objects, now())""";

    private ApprovalRows() {}

    /** @return how many were not approved like this before */
    static long approve(Connection connection, String digest, String by, String comment) throws SQLException {
        long approved = Sql.of(connection, APPROVE).update();
        Sql.of(connection, NOTE)
                .with("digest", digest)
                .with("by", by)
                .with("comment", comment)
                .with("objects", approved)
                .update();
        return approved;
    }

    /** Of another target. */
    static void forgetEverything(Connection connection) throws SQLException {
        Sql.of(connection, "truncate approved_export").update();
    }
}
