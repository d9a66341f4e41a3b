package io.isthmus.systemtests.stack;

import io.isthmus.localstack.services.Service;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the databases of sync-service and export-service have read, as far as they have told: which they do a moment later.
 *
 * @param byTable by service and table: one by one from the first on, and by an index
 */
public record RowsRead(Map<String, Count> byTable) {

    private static final int MOST = 8;

    /**
     * @param scanned without an index
     * @param found by an index
     */
    public record Count(long scanned, long found) {

        private static final Count NONE = new Count(0, 0);

        private Count since(Count before) {
            return new Count(scanned - before.scanned, found - before.found);
        }

        private long all() {
            return scanned + found;
        }
    }

    /** Until this moment. */
    public static RowsRead of(Deployment deployment) throws SQLException {
        Map<String, Count> rows = new TreeMap<>();
        for (var service : List.of(Service.SYNC, Service.EXPORT)) {
            try (var connection = deployment.connect(service);
                    var query = connection.createStatement();
                    var table = query.executeQuery(
                            "select relname, seq_tup_read, coalesce(idx_tup_fetch, 0) from pg_stat_user_tables")) {
                while (table.next()) {
                    rows.put(
                            service.optionName() + "." + table.getString(1),
                            new Count(table.getLong(2), table.getLong(3)));
                }
            }
        }
        return new RowsRead(rows);
    }

    public RowsRead since(RowsRead before) {
        return new RowsRead(byTable.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        table -> table.getValue().since(before.byTable.getOrDefault(table.getKey(), Count.NONE)))));
    }

    /** All of it, and by which tables most. */
    @Override
    public String toString() {
        var most = byTable.entrySet().stream()
                .sorted(Map.Entry.comparingByValue((one, other) -> Long.compare(other.all(), one.all())))
                .limit(MOST)
                .map(table -> "%s %d scanned, %d found"
                        .formatted(
                                table.getKey(),
                                table.getValue().scanned(),
                                table.getValue().found()))
                .collect(Collectors.joining("; "));
        return byTable.values().stream().mapToLong(Count::all).sum() + " rows read, most of: " + most;
    }
}
