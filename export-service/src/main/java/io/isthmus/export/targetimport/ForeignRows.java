package io.isthmus.export.targetimport;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import io.isthmus.export.postgres.Codes;
import io.isthmus.export.postgres.Images;
import io.isthmus.export.postgres.ObservedRows.Seen;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notes what somebody else has done at the target, while the row still tells how it was. Only where a complete import of
 * this target went before: at the first one everything is new.
 */
final class ForeignRows {

    private static final String IMPORTED_BEFORE = "select imported_at is not null as imported from target_state";
    private static final String CHANGED = """
            insert into foreign_change (object_type, target_id, external_id, user_name, operation, before_image, after_image)
            select o.object_type, o.target_id, o.external_id, o.user_name, :operation,
                   case when o.remembered_generation >= o.generation then i.remembered else i.observed end, u.image
              from unnest(:ids, :images) as u(id, image)
              join observed_object o on o.id = u.id
              left join observed_image i on i.observed_id = o.id""";
    private static final String ADDED = """
            insert into foreign_change (object_type, target_id, external_id, user_name, operation, after_image)
            select o.object_type, o.target_id, o.external_id, o.user_name, :operation, i.observed
              from observed_object o left join observed_image i on i.observed_id = o.id
             where o.id = any(:ids)""";
    private static final String GONE = """
            insert into foreign_change (object_type, target_id, external_id, user_name, operation, before_image)
            select o.object_type, o.target_id, o.external_id, o.user_name, :operation, coalesce(i.remembered, i.observed)
              from observed_object o left join observed_image i on i.observed_id = o.id
             where o.id = any(:ids)""";

    private final @Nullable Transaction transaction;

    private ForeignRows(@Nullable Transaction transaction) {
        this.transaction = transaction;
    }

    static ForeignRows of(Transaction transaction) {
        return new ForeignRows(transaction.sql(IMPORTED_BEFORE).one(row -> row.flag("imported")) ? transaction : null);
    }

    /** Nothing is noted. */
    static ForeignRows none() {
        return new ForeignRows(null);
    }

    /** Before the rows are updated. */
    void changed(List<Seen> changed) {
        if (transaction != null && !changed.isEmpty()) {
            transaction
                    .sql(CHANGED)
                    .with("operation", Codes.of(Operation.UPDATE))
                    .bigints("ids", changed, Seen::id)
                    .texts("images", changed, each -> Images.write(each.object().image()))
                    .update();
        }
    }

    /** After the rows are inserted. */
    void added(Collection<Long> ids) {
        if (transaction != null && !ids.isEmpty()) {
            transaction
                    .sql(ADDED)
                    .with("operation", Codes.of(Operation.ADD))
                    .bigints("ids", ids)
                    .update();
        }
    }

    /** Before the rows are removed. */
    void gone(Collection<Long> ids) {
        if (transaction != null && !ids.isEmpty()) {
            transaction
                    .sql(GONE)
                    .with("operation", Codes.of(Operation.DELETE))
                    .bigints("ids", ids)
                    .update();
        }
    }
}
