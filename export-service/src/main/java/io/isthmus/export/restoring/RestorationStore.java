package io.isthmus.export.restoring;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.sql.Row;
import io.isthmus.contracts.export.RestorationPlan.PlanApproval;
import io.isthmus.export.pending.ComparedObject;
import io.isthmus.export.pending.RestorationDifferences;
import io.isthmus.export.postgres.DueRows;
import io.isthmus.export.postgres.ObjectRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The plan by which what was written is put back. */
@ApplicationScoped
public class RestorationStore {

    private static final String PLAN = """
            insert into restoration (id, target, since, prepared_at, prepared_by)
            values (:id, :target, :since, :prepared_at, :prepared_by)
            on conflict (only_row) do update
               set id = excluded.id, target = excluded.target, since = excluded.since, prepared_at = excluded.prepared_at,
                   prepared_by = excluded.prepared_by, approved_digest = null, approved_by = null, approved_at = null,
                   begun_at = null, begun_epoch = null, finished_at = null""";
    private static final String FACTS = """
            select (select count(*) from restored_object) as objects,
                   s.restoration is not distinct from r.id and s.imported_at > r.prepared_at
                     and not exists (select 1 from comparison_due)
                     and not exists (select 1 from membership_due) as compared,
                   (select count(*) from pending_export where waiting) as waiting,
                   (select count(*) from restored_object
                     where conflicts <> '{}' and not conflicts <@ included and not :everything = any(included)) as conflicts,
                   (select count(*) from export_attempt a join pending_export p on p.object_id = a.object_id
                     where a.attempts > 0 and p.operation is not null) as failed,
                   r.begun_at is null or s.imported_at > (select max(at) from written where at >= r.begun_at) as confirmed
              from restoration r, target_state s""";
    private static final String NO_LONGER_APPROVED = """
            update restoration set approved_digest = null, approved_by = null, approved_at = null, begun_epoch = null""";
    private static final String INCLUDE = """
            update restored_object o set included = (select array_agg(distinct i) from unnest(o.included || :names::text[]) i)
             where case when :anchor::text is null then o.conflicts <> '{}'
                        else o.object_id in (select id from target_object where anchor = :anchor::text) end
            returning o.object_id""";
    private static final String CONFLICTING = """
            select o.object_id, o.included, t.display_name
              from restored_object o join target_object t on t.id = o.object_id
             where o.conflicts <> '{}' and o.object_id > :after order by o.object_id limit :limit""";

    private final Transactions transactions;

    public RestorationStore(Transactions transactions) {
        this.transactions = transactions;
    }

    public Optional<PreparedRestoration> current() {
        return transactions.call(
                transaction -> transaction.sql("select * from restoration").first(RestorationStore::plan));
    }

    private static PreparedRestoration plan(Row row) {
        return new PreparedRestoration(
                row.text("id"),
                row.text("target"),
                row.instant("since"),
                row.instant("prepared_at"),
                row.text("prepared_by"),
                row.text("approved_digest") == null
                        ? null
                        : new PlanApproval(
                                row.text("approved_digest"), row.text("approved_by"), row.instant("approved_at")),
                row.instant("begun_at"),
                row.nullableNumber("begun_epoch"),
                row.instant("finished_at"));
    }

    /** The plan by which pending exports were compared last; none: by what is desired. */
    public @Nullable String compared() {
        return transactions.call(transaction ->
                transaction.sql("select restoration from target_state").one(row -> row.text("restoration")));
    }

    /** Replaces whatever plan there was by one of everything that was written since. */
    public void prepare(PreparedRestoration plan) {
        transactions.run(transaction -> {
            // first, so that of two that are prepared at the same time one waits for the other
            transaction
                    .sql(PLAN)
                    .with("id", plan.id())
                    .with("target", plan.target())
                    .with("since", plan.since())
                    .with("prepared_at", plan.preparedAt())
                    .with("prepared_by", plan.preparedBy())
                    .update();
            RestoredRows.prepare(transaction, plan.since());
        });
    }

    public void approved(String id, String digest, String by, Instant at) {
        transactions.run(transaction -> transaction
                .sql("""
                        update restoration set approved_digest = :digest, approved_by = :by, approved_at = :at
                         where id = :id""")
                .with("id", id)
                .with("digest", digest)
                .with("by", by)
                .with("at", at)
                .update());
    }

    public void finished(String id, Instant at) {
        transactions.run(transaction -> transaction
                .sql("update restoration set finished_at = :at where id = :id and finished_at is null")
                .with("id", id)
                .with("at", at)
                .update());
    }

    public void discard() {
        transactions.run(transaction -> {
            transaction.sql("delete from restoration").update();
            RestoredRows.forget(transaction);
        });
    }

    /** Of the plan as it was compared last. */
    public Facts facts() {
        return transactions.call(transaction -> transaction
                .sql(FACTS)
                .with("everything", RestorationDifferences.EVERYTHING)
                .first(row -> new Facts(
                        row.number("objects"),
                        row.flag("compared"),
                        row.number("waiting"),
                        row.number("conflicts"),
                        row.number("failed"),
                        row.flag("confirmed")))
                .orElse(new Facts(0, false, 0, 0, 0, false)));
    }

    /**
     * @param targetAnchor none: every object of which others have changed something
     * @param attributes none: everything of it
     * @return how many objects; what was approved is approved no longer
     */
    public long include(@Nullable String targetAnchor, @Nullable Set<String> attributes) {
        Set<String> names = attributes == null ? Set.of(RestorationDifferences.EVERYTHING) : attributes;
        return transactions.call(transaction -> {
            List<Long> included = transaction
                    .sql(INCLUDE)
                    .texts("names", names)
                    .with("anchor", targetAnchor)
                    .list(row -> row.number("object_id"));
            DueRows.objects(transaction, included);
            if (!included.isEmpty()) {
                transaction.sql(NO_LONGER_APPROVED).update();
            }
            return (long) included.size();
        });
    }

    private record Included(@Nullable String displayName, Set<String> names) {}

    /** Objects of which others have changed something, after a cursor. */
    public List<Conflicting> conflicts(long after, int limit) {
        return transactions.call(transaction -> {
            Map<Long, Included> found = new HashMap<>();
            transaction
                    .sql(CONFLICTING)
                    .with("after", after)
                    .with("limit", limit)
                    .each(row -> found.put(
                            row.number("object_id"),
                            new Included(row.text("display_name"), Set.copyOf(row.texts("included")))));
            return ObjectRows.load(transaction, found.keySet()).stream()
                    .map(object -> {
                        Included row = Objects.requireNonNull(found.get(object.id()));
                        return new Conflicting(object, row.displayName(), row.names());
                    })
                    .toList();
        });
    }

    /**
     * @param objects that were written
     * @param compared whether everything is compared with a target import that came after the plan
     * @param waiting objects whose references follow later
     * @param conflicts objects of which something is left out
     * @param failed objects whose last attempt failed
     * @param confirmed whether an import came after its last request
     */
    public record Facts(long objects, boolean compared, long waiting, long conflicts, long failed, boolean confirmed) {}

    /** @param included names that are overwritten nevertheless */
    public record Conflicting(
            ComparedObject object, @Nullable String displayName, Set<String> included) {}
}
