package io.isthmus.export.targetimport;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.sql.Sql;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.contracts.ObjectType;
import io.isthmus.export.postgres.ApprovalRows;
import io.isthmus.export.postgres.Codes;
import io.isthmus.export.postgres.DepartedRows;
import io.isthmus.export.postgres.DueRows;
import io.isthmus.export.postgres.GoneRows;
import io.isthmus.export.postgres.InFlightRows;
import io.isthmus.export.postgres.LinkRows;
import io.isthmus.export.postgres.ObservedRows;
import io.isthmus.export.receiving.DesiredRows;
import io.isthmus.export.target.KnownTarget;
import io.isthmus.export.target.ObservedObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was seen at the target. */
@ApplicationScoped
public class ObservedStore {

    private static final int PAGE = 20_000;

    private static final String USE_TARGET = """
            update target_state
               set target = :target, schema_document = null, habits = null, comparison_basis = null, orphan_basis = null,
                   imported_epoch = null, imported_at = null, imported_run = null, listing_shifted = false
             where target is distinct from :target""";
    private static final String NOT_WRITTEN_SINCE = """
            greatest(o.generation, o.remembered_generation, o.members_written) <= :number
            and (not :beside or not exists (select 1 from target_link l join in_flight f on f.object_id = l.object_id
                                             where l.observed_id = o.id))""";
    private static final String ROWS = """
            select id, object_type, target_id from observed_object o
             where object_type = any(:types) and id > :after and %1$s order by id limit :limit""".formatted(NOT_WRITTEN_SINCE);
    private static final String STILL_GONE = """
            select id from observed_object o where id = any(:ids) and %s order by id for update of o""".formatted(NOT_WRITTEN_SINCE);
    private static final String BEGUN = """
            update target_state set generation = nextval('request_number'), import_begun_at = now() returning generation""";
    private static final String IMPORTED = """
            update target_state set imported_epoch = :epoch, imported_run = :full_run,
                                    imported_at = case when :beside then import_begun_at else now() end,
                                    listing_shifted = :shifted""";
    private static final String ANALYZE = """
            analyze target_object, target_link, object_reference, desired_member, observed_object, observed_member,
                    pending_export, export_attempt, membership_difference""";
    private static final String BELONGS_TO_ANOTHER = """
            select exists (select 1 from observed_object o
                             join target_link l on l.observed_id = o.id
                             join target_object t on t.id = l.object_id
                            where o.object_type = :type and o.target_id = :target_id and t.anchor <> :anchor) as belongs""";

    private final Transactions transactions;

    ObservedStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Says which target all observed state is about. What was observed of another one is forgotten.
     *
     * @param target name and address
     */
    public void useTarget(String target) {
        transactions.run(transaction -> {
            if (transaction.sql(USE_TARGET).with("target", target).update() > 0) {
                forgetEverything(transaction);
            }
        });
    }

    private static void forgetEverything(Transaction transaction) {
        ObservedRows.forgetEverything(transaction);
        InFlightRows.forgetEverything(transaction);
        DueRows.everythingDesired(transaction);
        DesiredRows.noOrphans(transaction);
        LinkRows.forgetEverything(transaction);
        ApprovalRows.forgetEverything(transaction);
    }

    /** Numbers a new import. */
    public long begin() {
        return transactions.call(transaction -> {
            long number = transaction.sql(BEGUN).one(row -> row.number("generation"));
            DepartedRows.forgetBefore(transaction, number);
            return number;
        });
    }

    /** Numbers what is asked for next. All numbers come from one counter and only rise; writes have theirs from it, too. */
    public long nextNumber() {
        return transactions.call(ObservedRows::nextNumber);
    }

    /**
     * Keeps one page. Only what differs from the last time is written, and nothing of what was written since.
     *
     * @param seen rows seen by this import; completed here
     */
    public PageCounts keep(ReadAt asked, List<ObservedObject> page, BitSet seen) {
        if (page.isEmpty()) {
            return new PageCounts(0, 0, 0);
        }
        ObservedPageRows.Kept kept = transactions.call(transaction -> {
            ObservedPageRows.Kept rows = ObservedPageRows.keep(transaction, asked, page, ForeignRows.of(transaction));
            DueRows.linkedTo(
                    transaction,
                    rows.page().changed().stream().map(ObservedRows.Seen::id).toList());
            return rows;
        });
        kept.ids().values().forEach(id -> seen.set(Math.toIntExact(id)));
        ObservedPage counted = kept.page();
        return new PageCounts(counted.added().size(), counted.changed().size(), counted.unchanged());
    }

    /**
     * Objects of these types that an import has not seen, and that were not written since it began.
     *
     * @param after id of the last row of the page before, 0 at first
     * @return in the order of their ids, at most {@code limit}; empty only when there are no more
     */
    public List<Unseen> unseen(ReadAt begun, Collection<ObjectType> types, BitSet seen, long after, int limit) {
        List<Unseen> unseen = new ArrayList<>();
        List<Unseen> page = rows(begun, types, after);
        while (!page.isEmpty() && unseen.size() < limit) {
            page.stream()
                    .filter(row -> !seen.get(Math.toIntExact(row.id())))
                    .limit(limit - unseen.size())
                    .forEach(unseen::add);
            page = rows(begun, types, page.getLast().id());
        }
        return unseen;
    }

    private List<Unseen> rows(ReadAt begun, Collection<ObjectType> types, long after) {
        return transactions.call(transaction -> since(transaction.sql(ROWS), begun)
                .smallints("types", types, Codes::of)
                .with("after", after)
                .with("limit", PAGE)
                .list(row -> new Unseen(
                        row.number("id"), Codes.objectType(row.small("object_type")), row.text("target_id"))));
    }

    /**
     * Forgets objects that are proved not to be at the target any more.
     *
     * @return how many, without what was written since
     */
    public int gone(ReadAt asked, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return 0;
        }
        return transactions.call(transaction -> {
            List<Long> gone = since(transaction.sql(STILL_GONE), asked)
                    .bigints("ids", ids)
                    .list(row -> row.number("id"));
            if (!gone.isEmpty()) {
                ForeignRows.of(transaction).gone(gone);
                GoneRows.remove(transaction, gone, true);
            }
            return gone.size();
        });
    }

    private static Sql since(Sql sql, ReadAt asked) {
        return sql.with("number", asked.number()).with("beside", asked.besideExports());
    }

    /** Ends a complete import. */
    public void imported(Imported imported) {
        if (imported.anyNews()) {
            // everything that follows joins these tables; without fresh statistics it may do so in loops
            transactions.run(transaction -> transaction.sql(ANALYZE).update());
        }
        transactions.run(transaction -> {
            if (imported.anyNews()) {
                DueRows.withoutLink(transaction);
            }
            transaction
                    .sql(IMPORTED)
                    .with("epoch", imported.epoch())
                    .with("full_run", imported.fullRun())
                    .with("shifted", imported.shifted())
                    .with("beside", imported.besideExports())
                    .update();
        });
    }

    public KnownTarget knownTarget() {
        return transactions.call(transaction -> transaction
                .sql("select schema_document, habits from target_state")
                .one(row -> new KnownTarget(row.text("schema_document"), row.text("habits"))));
    }

    /** What its answers have taught, until it can do something else or is another one. */
    public void keepHabits(String habits) {
        transactions.run(transaction -> transaction
                .sql("update target_state set habits = :habits")
                .with("habits", habits)
                .update());
    }

    public void learned(String schemaDocument) {
        transactions.run(transaction -> transaction
                .sql("update target_state set schema_document = :document, habits = null"
                        + " where schema_document is distinct from :document")
                .with("document", schemaDocument)
                .update());
    }

    public @Nullable Long importedEpoch() {
        return transactions.call(transaction -> transaction
                .sql("select imported_epoch from target_state")
                .one(row -> row.nullableNumber("imported_epoch")));
    }

    /** Whether an object at the target is already known as one of ours, other than this one. */
    public boolean belongsToAnother(ObjectType type, String targetId, String targetAnchor) {
        return transactions.call(transaction -> transaction
                .sql(BELONGS_TO_ANOTHER)
                .with("type", Codes.of(type))
                .with("target_id", targetId)
                .with("anchor", targetAnchor)
                .one(row -> row.flag("belongs")));
    }

    /** Of one page. */
    public record PageCounts(int added, int changed, int unchanged) {}

    public record Unseen(long id, ObjectType objectType, String targetId) {}

    /**
     * A complete import.
     *
     * @param epoch of export control when it began
     * @param fullRun run of the newest full batch that had arrived when it began
     * @param anyNews whether anything was new, changed or gone, which might match what has no counterpart yet
     * @param shifted whether the listing changed while it was read, so that somebody new may not have come: before anybody is
     *     created, a look-up says whether he is there
     * @param besideExports whether it tells how things were when it began; else how they are
     */
    public record Imported(
            long epoch, @Nullable String fullRun, boolean anyNews, boolean shifted, boolean besideExports) {}
}
