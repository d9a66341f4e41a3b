package io.isthmus.export.targetimport;

import io.isthmus.chassis.postgres.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is known of target imports, from the tables of what was observed and received. */
@ApplicationScoped
public class ImportHistory {

    private static final String FULL_RUN = """
            select min(run_id) as run from batch_marker
            having count(*) > 0 and count(*) = min(partition_count) and min(run_id) = max(run_id) and bool_and(full_run)""";
    /**
     * In an order, so that only what is not confirmed is read: where it was known to be much, and is confirmed since, nothing would tell the
     * planner that the whole table has none.
     */
    private static final String PAST = """
            select s.imported_run, extract(epoch from now() - s.imported_at)::bigint as seconds,
                   (select count(*) from (select 1 from observed_object where remembered_generation is not null
                                           order by id limit :limit) as o)
                 + (select count(*) from (select 1 from observed_member where state <> 0
                                           order by group_id limit :limit) as m) as unconfirmed
              from target_state s""";

    private final Transactions transactions;

    ImportHistory(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Run of the newest full batch whose markers have all arrived. */
    public @Nullable String fullRun() {
        return transactions.call(transaction ->
                transaction.sql(FULL_RUN).first(row -> row.text("run")).orElse(null));
    }

    /** @param limit unconfirmed writes are counted up to this */
    public Past past(int limit) {
        return transactions.call(transaction -> transaction
                .sql(PAST)
                .with("limit", limit)
                .one(row -> new Past(
                        row.text("imported_run"), since(row.nullableNumber("seconds")), row.number("unconfirmed"))));
    }

    private static @Nullable Duration since(@Nullable Long seconds) {
        return seconds == null ? null : Duration.ofSeconds(Math.max(0, seconds));
    }

    /** Whether the last complete import read a listing that changed while it was read. */
    public boolean listingShifted() {
        return transactions.call(transaction ->
                transaction.sql("select listing_shifted from target_state").one(row -> row.flag("listing_shifted")));
    }

    /**
     * @param importedRun {@link #fullRun()} when the last complete import began
     * @param sinceImported how long ago it ended, if there was one
     * @param unconfirmed writes, of objects and members, that no import has seen
     */
    public record Past(
            @Nullable String importedRun, @Nullable Duration sinceImported, long unconfirmed) {}
}
