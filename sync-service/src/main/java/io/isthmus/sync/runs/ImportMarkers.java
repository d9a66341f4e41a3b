package io.isthmus.sync.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.operations.RunProfile;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Imports whose markers have arrived from all partitions. */
@ApplicationScoped
class ImportMarkers {

    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

    /**
     * @param finishedAt when the import ended, UTC
     * @param profile a full import where an earlier version has not told
     */
    record ArrivedImport(
            String runId,
            String connector,
            boolean complete,
            Map<String, Long> counts,
            Instant finishedAt,
            RunProfile profile) {}

    private final Transactions transactions;

    ImportMarkers(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Those that are not synchronized yet, the oldest first. */
    List<ArrivedImport> waiting() {
        return transactions.call(tx -> tx.sql("""
                        select run_id, min(connector) as connector, bool_and(complete) as complete,
                               min(counts::text) as counts, max(arrived_at) as finished_at,
                               bool_and(coalesce(full_import, true)) as full_import
                          from import_marker group by run_id
                        having count(*) >= max(partition_count) order by max(arrived_at), run_id
                        """)
                .list(row -> new ArrivedImport(
                        row.text("run_id"),
                        row.text("connector"),
                        row.flag("complete"),
                        counts(row.text("counts")),
                        row.instant("finished_at"),
                        row.flag("full_import") ? RunProfile.FULL_IMPORT : RunProfile.DELTA_IMPORT)));
    }

    /** They are synchronized, or superseded. */
    void done(List<String> runIds) {
        transactions.runWithoutWaiting(tx -> tx.sql("delete from import_marker where run_id = any(:runs)")
                .texts("runs", runIds)
                .update());
    }

    private static Map<String, Long> counts(String json) {
        try {
            return WireFormat.mapper().readValue(json, COUNTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the counts of a marker cannot be read: " + e.getMessage(), e);
        }
    }
}
