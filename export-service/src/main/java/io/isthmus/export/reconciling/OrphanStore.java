package io.isthmus.export.reconciling;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.export.postgres.DueRows;
import io.isthmus.export.postgres.LinkRows;
import io.isthmus.export.receiving.DesiredRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Orphans are rows of which nothing was ever said, tied to what was seen at the target. */
@ApplicationScoped
public class OrphanStore {

    private final Transactions transactions;

    OrphanStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What is known of sources that were read from end to end, by name. */
    public Map<String, Readiness.WholeSource> wholeSources() {
        return transactions.call(transaction -> {
            Map<String, Readiness.WholeSource> whole = new HashMap<>();
            transaction
                    .sql("select name, run_id, settings_revision from whole_source")
                    .each(row -> whole.put(
                            row.text("name"),
                            new Readiness.WholeSource(row.text("run_id"), row.number("settings_revision"))));
            return whole;
        });
    }

    /** Names the state of the target that is known here; none without a complete target import. */
    public @Nullable String targetImport() {
        return transactions.call(transaction -> transaction
                .sql(
                        "select case when imported_at is not null then target || ' ' || generation || ' ' || imported_at end"
                                + " as import from target_state")
                .one(row -> row.text("import")));
    }

    /**
     * Makes orphans of all objects at the target whose anchor nobody ever spoke of, and ends it for those that are none any
     * more. Only of object types of which anything is desired at all: an empty source never deletes everybody. Costs next to
     * nothing when the basis is the one of the last time.
     */
    public void refresh(String basis) {
        transactions.run(transaction -> {
            if (changed(transaction, basis)) {
                // those that are none any more are due, too
                DueRows.orphans(transaction);
                DesiredRows.orphansNoLonger(transaction);
                LinkRows.unlinkNeverSaid(transaction);
                DesiredRows.findOrphans(transaction);
                LinkRows.orphans(transaction);
                DueRows.orphans(transaction);
            }
        });
    }

    /** Nobody is an orphan any more. */
    public void forget() {
        transactions.run(transaction -> {
            if (changed(transaction, null)) {
                DueRows.orphans(transaction);
                DesiredRows.noOrphans(transaction);
                LinkRows.unlinkNeverSaid(transaction);
            }
        });
    }

    private static boolean changed(Transaction transaction, @Nullable String basis) {
        return transaction
                        .sql("update target_state set orphan_basis = :basis where orphan_basis is distinct from :basis")
                        .with("basis", basis)
                        .update()
                > 0;
    }
}
