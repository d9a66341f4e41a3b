package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Sql;
import io.isthmus.export.reconciling.OrphanStore;
import io.isthmus.export.reconciling.Readiness;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Orphans are rows of which nothing was ever said, tied to what was seen at the target. */
@ApplicationScoped
class OrphanTables implements OrphanStore {

    private final Database database;

    OrphanTables(Database database) {
        this.database = database;
    }

    @Override
    public Map<String, Readiness.WholeSource> wholeSources() {
        return database.inTransaction(connection -> {
            Map<String, Readiness.WholeSource> whole = new HashMap<>();
            Sql.of(connection, "select name, run_id, settings_revision from whole_source")
                    .each(row -> whole.put(
                            row.text("name"),
                            new Readiness.WholeSource(row.text("run_id"), row.number("settings_revision"))));
            return whole;
        });
    }

    @Override
    public String targetImport() {
        return database.inTransaction(connection -> Sql.of(
                        connection,
                        "select case when imported_at is not null then target || ' ' || generation || ' ' || imported_at end"
                                + " as import from target_state")
                .one(row -> row.text("import")));
    }

    @Override
    public void refresh(String basis) {
        database.inTransaction(connection -> {
            if (changed(connection, basis)) {
                // those that are none any more are due, too
                DueRows.orphans(connection);
                DesiredRows.orphansNoLonger(connection);
                LinkRows.unlinkNeverSaid(connection);
                DesiredRows.findOrphans(connection);
                LinkRows.orphans(connection);
                DueRows.orphans(connection);
            }
            return null;
        });
    }

    @Override
    public void forget() {
        database.inTransaction(connection -> {
            if (changed(connection, null)) {
                DueRows.orphans(connection);
                DesiredRows.noOrphans(connection);
                LinkRows.unlinkNeverSaid(connection);
            }
            return null;
        });
    }

    private static boolean changed(Connection connection, String basis) throws SQLException {
        return Sql.of(
                                connection,
                                "update target_state set orphan_basis = :basis where orphan_basis is distinct from :basis")
                        .with("basis", basis)
                        .update()
                > 0;
    }
}
