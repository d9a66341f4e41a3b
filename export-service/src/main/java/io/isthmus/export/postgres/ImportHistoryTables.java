package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Sql;
import io.isthmus.export.targetimport.ImportHistory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** What is known of target imports, from the tables of what was observed and received. */
@ApplicationScoped
class ImportHistoryTables implements ImportHistory {

    private static final String FULL_RUN = """
            select min(run_id) as run from batch_marker
            having count(*) > 0 and count(*) = min(partition_count) and min(run_id) = max(run_id) and bool_and(full_run)""";
    private static final String PAST = """
            select s.imported_run, extract(epoch from now() - s.imported_at)::bigint as seconds,
                   (select count(*) from (select 1 from observed_object where remembered_generation is not null
                                           limit :limit) as o)
                 + (select count(*) from (select 1 from observed_member where state <> 0 limit :limit) as m) as unconfirmed
              from target_state s""";

    private final Database database;

    ImportHistoryTables(Database database) {
        this.database = database;
    }

    @Override
    public String fullRun() {
        return database.inTransaction(connection ->
                Sql.of(connection, FULL_RUN).first(row -> row.text("run")).orElse(null));
    }

    @Override
    public Past past(int limit) {
        return database.inTransaction(connection -> Sql.of(connection, PAST)
                .with("limit", limit)
                .one(row -> new Past(
                        row.text("imported_run"), since(row.nullableNumber("seconds")), row.number("unconfirmed"))));
    }

    private static Duration since(Long seconds) {
        return seconds == null ? null : Duration.ofSeconds(Math.max(0, seconds));
    }

    @Override
    public boolean listingShifted() {
        return database.inTransaction(connection ->
                Sql.of(connection, "select listing_shifted from target_state").one(row -> row.flag("listing_shifted")));
    }
}
