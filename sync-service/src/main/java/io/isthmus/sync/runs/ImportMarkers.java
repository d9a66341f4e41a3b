package io.isthmus.sync.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.contracts.WireFormat;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Imports whose markers are all here. */
@ApplicationScoped
class ImportMarkers implements ArrivedImports {

    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

    private final Transactions transactions;

    ImportMarkers(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<ArrivedImport> waiting() {
        return transactions.call(tx -> tx.sql("""
                        select run_id, min(connector) as connector, bool_and(complete) as complete,
                               min(counts::text) as counts, max(arrived_at) as finished_at
                          from import_marker group by run_id
                        having count(*) >= max(partition_count) order by max(arrived_at), run_id
                        """)
                .list(row -> new ArrivedImport(
                        row.text("run_id"),
                        row.text("connector"),
                        row.flag("complete"),
                        counts(row.text("counts")),
                        row.instant("finished_at"))));
    }

    @Override
    public void done(List<String> runIds) {
        transactions.run(tx -> tx.sql("delete from import_marker where run_id = any(:runs)")
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
