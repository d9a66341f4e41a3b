package io.isthmus.export.targetimport;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.contracts.ObjectType;
import io.isthmus.export.postgres.ApprovalRows;
import io.isthmus.export.postgres.Codes;
import io.isthmus.export.postgres.DueRows;
import io.isthmus.export.postgres.GoneRows;
import io.isthmus.export.postgres.InFlightRows;
import io.isthmus.export.postgres.LinkRows;
import io.isthmus.export.postgres.ObservedRows;
import io.isthmus.export.receiving.DesiredRows;
import io.isthmus.export.target.ObservedObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/** What was seen at the target. */
@ApplicationScoped
class ObservedTables implements ObservedStore {

    private static final int PAGE = 20_000;

    private static final String USE_TARGET = """
            update target_state
               set target = :target, schema_document = null, comparison_basis = null, orphan_basis = null,
                   imported_epoch = null, imported_at = null, imported_run = null, listing_shifted = false
             where target is distinct from :target""";
    private static final String ROWS = """
            select id, object_type, target_id from observed_object
             where object_type = any(:types) and id > :after order by id limit :limit""";
    private static final String IMPORTED = """
            update target_state set imported_epoch = :epoch, imported_at = now(), imported_run = :full_run,
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

    ObservedTables(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
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

    @Override
    public long begin() {
        return transactions.call(transaction -> transaction
                .sql("update target_state set generation = generation + 1 returning generation")
                .one(row -> row.number("generation")));
    }

    @Override
    public PageCounts keep(long generation, List<ObservedObject> page, BitSet seen) {
        if (page.isEmpty()) {
            return new PageCounts(0, 0, 0);
        }
        return transactions.call(transaction -> {
            ObservedPageRows.Kept kept =
                    ObservedPageRows.keep(transaction, generation, page, seen, ForeignRows.of(transaction));
            ObservedPage counted = kept.page();
            DueRows.linkedTo(
                    transaction,
                    counted.changed().stream().map(ObservedRows.Seen::id).toList());
            return new PageCounts(counted.added().size(), counted.changed().size(), counted.unchanged());
        });
    }

    @Override
    public List<Unseen> unseen(Collection<ObjectType> types, BitSet seen, long after, int limit) {
        List<Unseen> unseen = new ArrayList<>();
        List<Unseen> page = rows(types, after);
        while (!page.isEmpty() && unseen.size() < limit) {
            page.stream()
                    .filter(row -> !seen.get(Math.toIntExact(row.id())))
                    .limit(limit - unseen.size())
                    .forEach(unseen::add);
            page = rows(types, page.getLast().id());
        }
        return unseen;
    }

    private List<Unseen> rows(Collection<ObjectType> types, long after) {
        return transactions.call(transaction -> transaction
                .sql(ROWS)
                .smallints("types", types, Codes::of)
                .with("after", after)
                .with("limit", PAGE)
                .list(row -> new Unseen(
                        row.number("id"), Codes.objectType(row.small("object_type")), row.text("target_id"))));
    }

    @Override
    public void gone(Collection<Long> ids) {
        if (!ids.isEmpty()) {
            transactions.run(transaction -> {
                ForeignRows.of(transaction).gone(ids);
                GoneRows.remove(transaction, ids, true);
            });
        }
    }

    @Override
    public void imported(Imported imported) {
        transactions.run(transaction -> {
            if (imported.anyNews()) {
                DueRows.withoutLink(transaction);
                // everything that follows joins these tables; without fresh statistics it may do so in loops
                transaction.sql(ANALYZE).update();
            }
            transaction
                    .sql(IMPORTED)
                    .with("epoch", imported.epoch())
                    .with("full_run", imported.fullRun())
                    .with("shifted", imported.shifted())
                    .update();
        });
    }

    @Override
    public String schemaDocument() {
        return transactions.call(transaction ->
                transaction.sql("select schema_document from target_state").one(row -> row.text("schema_document")));
    }

    @Override
    public void learned(String schemaDocument) {
        transactions.run(transaction -> transaction
                .sql("update target_state set schema_document = :document"
                        + " where schema_document is distinct from :document")
                .with("document", schemaDocument)
                .update());
    }

    @Override
    public Long importedEpoch() {
        return transactions.call(transaction -> transaction
                .sql("select imported_epoch from target_state")
                .one(row -> row.nullableNumber("imported_epoch")));
    }

    @Override
    public boolean belongsToAnother(ObjectType type, String targetId, String targetAnchor) {
        return transactions.call(transaction -> transaction
                .sql(BELONGS_TO_ANOTHER)
                .with("type", Codes.of(type))
                .with("target_id", targetId)
                .with("anchor", targetAnchor)
                .one(row -> row.flag("belongs")));
    }
}
