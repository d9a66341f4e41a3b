package io.isthmus.sync.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.isthmus.contracts.WireFormat;
import io.isthmus.sync.runs.ArrivedImports;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** Imports whose markers are all here. */
@ApplicationScoped
class ImportMarkers implements ArrivedImports {

    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

    private final Database database;

    ImportMarkers(Database database) {
        this.database = database;
    }

    @Override
    public List<ArrivedImport> waiting() {
        return database.inTransaction(connection -> Statement.of(connection, """
                        select run_id, min(connector), bool_and(complete), min(counts::text), max(arrived_at)
                          from import_marker group by run_id
                        having count(*) >= max(partition_count) order by max(arrived_at), run_id
                        """)
                .list(row -> new ArrivedImport(
                        row.getString(1),
                        row.getString(2),
                        row.getBoolean(3),
                        counts(row.getString(4)),
                        row.getObject(5, OffsetDateTime.class).toInstant())));
    }

    @Override
    public void done(List<String> runIds) {
        database.change(connection -> Statement.of(connection, "delete from import_marker where run_id = any(?)")
                .texts(runIds)
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
