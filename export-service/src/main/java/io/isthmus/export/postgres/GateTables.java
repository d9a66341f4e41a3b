package io.isthmus.export.postgres;

import io.isthmus.export.gate.GateInput;
import io.isthmus.export.gate.GateStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Facts the gate judges by. */
@ApplicationScoped
class GateTables implements GateStore {

    private static final String PENDING =
            "select exists (select 1 from target_object where operation is not null and operation in (3, 4))";
    private static final String DELETIONS = """
            with pending as (
              select object_type, count(*) as n from target_object
               where operation is not null and operation in (3, 4)
                 and approved_hash is distinct from pending_hash
               group by object_type),
            executed as (
              select object_type, count(*) as n from deletion
               where at > now() - ? * interval '1 second' and not approved group by object_type),
            managed as (
              select object_type, count(*) as n from target_object
               where observed_id is not null and owned group by object_type)
            select p.object_type, p.n as pending, coalesce(e.n, 0) as executed, coalesce(m.n, 0) as managed
              from pending p
              left join executed e using (object_type)
              left join managed m using (object_type)
             order by p.object_type""";

    private final Database database;

    GateTables(Database database) {
        this.database = database;
    }

    @Override
    public List<GateInput.Deletions> deletions(Duration window) {
        return database.inTransaction(connection -> {
            if (!Sql.one(connection, PENDING, row -> row.getBoolean(1))) {
                return List.of();
            }
            return Sql.list(
                    connection,
                    DELETIONS,
                    row -> new GateInput.Deletions(
                            Codes.objectType(row.getInt("object_type")),
                            row.getLong("pending"),
                            row.getLong("executed"),
                            row.getLong("managed")),
                    (double) window.toSeconds());
        });
    }

    @Override
    public boolean anythingDesired() {
        return database.inTransaction(connection -> Sql.one(
                connection,
                "select exists (select 1 from target_object where desired_state = 1)",
                row -> row.getBoolean(1)));
    }
}
