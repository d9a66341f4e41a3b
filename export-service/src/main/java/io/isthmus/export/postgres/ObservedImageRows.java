package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Transaction;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Images of what was seen, and of what was written. The one writer of {@code observed_image}. */
final class ObservedImageRows {

    private static final String INSERTED = """
            insert into observed_image (observed_id, observed) select * from unnest(:ids, :images)
            on conflict (observed_id) do update set observed = excluded.observed""";
    private static final String UPDATED = """
            update observed_image i
               set observed = u.observed, remembered = case when u.forget then null else i.remembered end
              from unnest(:ids, :images, :forget) as u(id, observed, forget) where i.observed_id = u.id""";
    private static final String CREATED = """
            insert into observed_image (observed_id, remembered) select * from unnest(:ids, :images)
            on conflict (observed_id) do update set remembered = excluded.remembered""";
    private static final String CHANGED = """
            update observed_image i set remembered = u.image
              from unnest(:ids, :images) as u(id, image), target_link l
             where l.object_id = u.id and i.observed_id = l.observed_id""";
    private static final String FORGET_MEMORY =
            "update observed_image set remembered = null where observed_id = any(:ids)";

    private ObservedImageRows() {}

    static void inserted(Transaction transaction, List<ObservedRows.Seen> seen, Map<String, Long> ids) {
        transaction
                .sql(INSERTED)
                .bigints("ids", seen, each -> ids.get(each.object().targetId()))
                .texts("images", seen, each -> Images.write(each.object().image()))
                .update();
    }

    static void updated(Transaction transaction, List<ObservedRows.Seen> seen) {
        transaction
                .sql(UPDATED)
                .bigints("ids", seen, ObservedRows.Seen::id)
                .texts("images", seen, each -> Images.write(each.object().image()))
                .booleans("forget", seen, ObservedRows.Seen::forget)
                .update();
    }

    static void created(Transaction transaction, List<ObservedRows.Created> created, Map<String, Long> ids) {
        transaction
                .sql(CREATED)
                .bigints("ids", created, each -> ids.get(each.targetId()))
                .texts("images", created, each -> Images.write(each.image()))
                .update();
    }

    static void changed(Transaction transaction, List<ObservedRows.Changed> changed) {
        transaction
                .sql(CHANGED)
                .bigints("ids", changed, ObservedRows.Changed::object)
                .texts("images", changed, each -> Images.write(each.image()))
                .update();
    }

    static void forgetMemory(Transaction transaction, Collection<Long> ids) {
        if (!ids.isEmpty()) {
            transaction.sql(FORGET_MEMORY).bigints("ids", ids).update();
        }
    }

    static void gone(Transaction transaction, Collection<Long> ids) {
        transaction
                .sql("delete from observed_image where observed_id = any(:ids)")
                .bigints("ids", ids)
                .update();
    }

    static void forgetEverything(Transaction transaction) {
        transaction.sql("truncate observed_image").update();
    }
}
