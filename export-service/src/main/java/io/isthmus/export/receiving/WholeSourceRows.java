package io.isthmus.export.receiving;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.export.receiving.ReceivedBatch.MarkerOf;
import java.util.List;

/**
 * Which sources have been read from end to end. All that a run has said is here once its markers of all partitions are, whatever has come
 * behind them: markers are collected by run, since those of the next run may come together with them.
 */
final class WholeSourceRows {

    private static final String COLLECT = """
            insert into whole_source_marker (run_id, partition_number, partition_count, name, settings_revision)
            values (:run, :partition, :partitions, :name, :revision)
            on conflict (run_id, partition_number) do nothing""";

    private static final String COMPLETE = """
            insert into whole_source (name, settings_revision, run_id)
            select min(name), min(settings_revision), run_id from whole_source_marker where run_id = :run
             group by run_id having count(*) >= max(partition_count)
            on conflict (name) do update
               set settings_revision = excluded.settings_revision, run_id = excluded.run_id""";

    /** And of runs whose service died between two markers. */
    private static final String FORGET =
            "delete from whole_source_marker where run_id = :run or arrived_at < now() - interval '7 days'";

    private WholeSourceRows() {}

    static void take(Transaction transaction, List<MarkerOf> markers) {
        markers.forEach(each -> take(transaction, each));
    }

    private static void take(Transaction transaction, MarkerOf each) {
        String run = each.marker().runId();
        transaction
                .sql(COLLECT)
                .with("run", run)
                .with("partition", each.partition())
                .with("partitions", each.marker().partitionCount())
                .with("name", each.source().name())
                .with("revision", each.source().settingsRevision())
                .update();
        if (transaction.sql(COMPLETE).with("run", run).update() > 0) {
            transaction.sql(FORGET).with("run", run).update();
        }
    }
}
