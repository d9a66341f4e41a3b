package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Transaction;
import org.jspecify.annotations.Nullable;

/** What was approved. The one writer of {@code approved_export} and {@code approval}. */
public final class ApprovalRows {

    private static final String APPROVE = """
            insert into approved_export as a (object_id, hash)
            select object_id, hash from pending_export where operation is not null order by object_id
            on conflict (object_id) do update set hash = excluded.hash where a.hash is distinct from excluded.hash""";
    private static final String NOTE = """
            insert into approval (digest, approved_by, comment, objects, at)
            values (:digest, :by, :comment, :objects, now())""";

    private ApprovalRows() {}

    /** @return how many were not approved like this before */
    public static long approve(Transaction transaction, String digest, String by, @Nullable String comment) {
        long approved = transaction.sql(APPROVE).update();
        transaction
                .sql(NOTE)
                .with("digest", digest)
                .with("by", by)
                .with("comment", comment)
                .with("objects", approved)
                .update();
        return approved;
    }

    /** Of another target. */
    public static void forgetEverything(Transaction transaction) {
        transaction.sql("truncate approved_export").update();
    }
}
