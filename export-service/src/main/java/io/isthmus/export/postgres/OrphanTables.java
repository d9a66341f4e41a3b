package io.isthmus.export.postgres;

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

    private static final String REASON = "NO_SOURCE: no object of the sources has this anchor";

    private static final String FIND = """
            with unclaimed as (
              select o.external_id, min(o.id) as id
                from observed_object o
               where o.external_id <> '' and o.generation > 0
                 and o.object_type in (select object_type from target_object where desired_state = 1 group by object_type)
                 and not exists (select 1 from target_object t where t.observed_id = o.id)
                 and not exists (select 1 from target_object t where t.anchor = o.external_id and t.desired_state <> 0)
               group by o.external_id having count(*) = 1)
            insert into target_object as t (anchor, object_type, desired_state, display_name, user_name, mail, observed_id,
                                            owned, note, dirty)
            select o.external_id, o.object_type, 3, i.observed::jsonb #>> '{attributes,displayName,0}', o.user_name, o.mail,
                   o.id, true, ?, true
              from unclaimed u
              join observed_object o on o.id = u.id
              left join observed_image i on i.observed_id = o.id
            on conflict (anchor) do update
               set object_type = excluded.object_type, desired_state = 3, display_name = excluded.display_name,
                   user_name = excluded.user_name, mail = excluded.mail, observed_id = excluded.observed_id, owned = true,
                   note = excluded.note, dirty = true
             where t.desired_state = 0""";
    private static final String NO_LONGER = """
            update target_object t
               set desired_state = 0, observed_id = null, owned = false, note = null, dirty = true
             where desired_state = 3
               and not exists (select 1 from observed_object o where o.id = t.observed_id and o.external_id = t.anchor)""";
    private static final String NOBODY = """
            update target_object
               set desired_state = 0, observed_id = null, owned = false, note = null, dirty = true where desired_state = 3""";

    private final Database database;

    OrphanTables(Database database) {
        this.database = database;
    }

    @Override
    public Map<String, Readiness.WholeSource> wholeSources() {
        return database.inTransaction(connection -> {
            Map<String, Readiness.WholeSource> whole = new HashMap<>();
            Sql.list(
                    connection,
                    "select name, run_id, settings_revision from whole_source",
                    row -> whole.put(
                            row.getString("name"),
                            new Readiness.WholeSource(row.getString("run_id"), row.getLong("settings_revision"))));
            return whole;
        });
    }

    @Override
    public String targetImport() {
        return database.inTransaction(connection -> Sql.one(
                connection,
                "select case when imported_at is not null then target || ' ' || generation || ' ' || imported_at end"
                        + " from target_state",
                row -> row.getString(1)));
    }

    @Override
    public void refresh(String basis) {
        database.inTransaction(connection -> {
            if (changed(connection, basis)) {
                Sql.update(connection, NO_LONGER);
                Sql.update(connection, FIND, REASON);
            }
            return null;
        });
    }

    @Override
    public void forget() {
        database.inTransaction(connection -> changed(connection, null) ? Sql.update(connection, NOBODY) : 0);
    }

    private static boolean changed(Connection connection, String basis) throws SQLException {
        return Sql.update(
                        connection,
                        "update target_state set orphan_basis = ? where orphan_basis is distinct from ?",
                        basis,
                        basis)
                > 0;
    }
}
