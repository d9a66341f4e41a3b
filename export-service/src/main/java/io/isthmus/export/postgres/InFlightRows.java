package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.contracts.ObjectType;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Marks of what may have been sent. The one writer of {@code in_flight}. */
public final class InFlightRows {

    private static final String CREATIONS = """
            select t.anchor from in_flight f
              join target_object t on t.id = f.object_id
              left join target_link l on l.object_id = t.id
             where t.object_type = :type and l.observed_id is null""";

    private InFlightRows() {}

    /** Anchors of those that are not known at the target yet. */
    public static Set<String> creations(Transaction transaction, ObjectType type) {
        return Set.copyOf(
                transaction.sql(CREATIONS).with("type", Codes.of(type)).list(row -> row.text("anchor")));
    }

    /** Of what may have been sent, the next ones after an id. */
    public static List<Long> next(Transaction transaction, long after, int limit) {
        return transaction
                .sql("select object_id from in_flight where object_id > :after order by object_id limit :limit")
                .with("after", after)
                .with("limit", limit)
                .list(row -> row.number("object_id"));
    }

    public static void mark(Transaction transaction, Collection<Long> ids) {
        transaction
                .sql("insert into in_flight (object_id) select unnest(:ids)")
                .bigints("ids", ids)
                .update();
    }

    public static void unmark(Transaction transaction, Collection<Long> ids) {
        transaction
                .sql("delete from in_flight where object_id = any(:ids)")
                .bigints("ids", ids)
                .update();
    }

    /** Of another target. */
    public static void forgetEverything(Transaction transaction) {
        transaction.sql("truncate in_flight").update();
    }
}
