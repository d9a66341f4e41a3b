package io.isthmus.export.postgres;

import io.isthmus.contracts.ObjectType;
import io.isthmus.export.target.ObservedObject;
import io.isthmus.export.targetimport.ObservedStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/** What was seen at the target. */
@ApplicationScoped
class ObservedTables implements ObservedStore {

    private static final int PAGE = 20_000;

    private final Database database;

    ObservedTables(Database database) {
        this.database = database;
    }

    @Override
    public void useTarget(String target) {
        database.inTransaction(connection -> {
            if (Sql.update(connection, """
                            update target_state
                               set target = ?, schema_document = null, comparison_basis = null, orphan_basis = null,
                                   imported_epoch = null,
                                   imported_at = null
                             where target is distinct from ?""", target, target) > 0) {
                forgetEverything(connection);
            }
            return null;
        });
    }

    private static void forgetEverything(Connection connection) throws SQLException {
        Sql.update(connection, "truncate observed_object, observed_image, observed_member, in_flight");
        Sql.update(connection, """
                update target_object
                   set desired_state = case when desired_state = 3 then 0 else desired_state end,
                       observed_id = null, owned = false, note = null, blocked = null,
                       approved_hash = null, dirty = desired_state <> 0, members_dirty = bucket_count is not null""");
    }

    @Override
    public long begin() {
        return database.inTransaction(connection -> Sql.one(
                connection,
                "update target_state set generation = generation + 1 returning generation",
                row -> row.getLong(1)));
    }

    @Override
    public PageCounts keep(long generation, List<ObservedObject> page, BitSet seen) {
        if (page.isEmpty()) {
            return new PageCounts(0, 0, 0);
        }
        return database.inTransaction(connection -> {
            ObservedRows rows =
                    new ObservedRows(connection, generation, page.getFirst().objectType(), new ForeignRows(connection));
            ObservedRows.Kept kept = rows.keep(page, seen);
            if (!kept.changed().isEmpty()) {
                Sql.update(
                        connection,
                        "update target_object set dirty = true where observed_id = any(?)",
                        Sql.bigints(kept.changed()));
            }
            return new PageCounts(kept.added().size(), kept.changed().size(), kept.unchanged());
        });
    }

    @Override
    public long finish(Collection<ObjectType> types, BitSet seen, long epoch, boolean anyNews) {
        long gone = 0;
        long after = 0;
        while (true) {
            long from = after;
            List<Long> ids = database.inTransaction(connection -> Sql.list(
                    connection,
                    "select id from observed_object where object_type = any(?) and id > ? order by id limit ?",
                    row -> row.getLong(1),
                    Sql.smallints(types.stream().map(Codes::of).toList()),
                    from,
                    PAGE));
            if (ids.isEmpty()) {
                break;
            }
            after = ids.getLast();
            List<Long> missing =
                    ids.stream().filter(id -> !seen.get(Math.toIntExact(id))).toList();
            if (!missing.isEmpty()) {
                database.inTransaction(connection -> {
                    new ForeignRows(connection).gone(missing);
                    GoneRows.remove(connection, missing, true);
                    return null;
                });
                gone += missing.size();
            }
        }
        imported(epoch, anyNews || gone > 0);
        return gone;
    }

    private void imported(long epoch, boolean anyNews) {
        database.inTransaction(connection -> {
            if (anyNews) {
                Sql.update(connection, """
                        update target_object set dirty = true
                         where observed_id is null and desired_state <> 0 and not dirty""");
                // everything that follows joins these tables; without fresh statistics it may do so in loops
                Sql.update(
                        connection,
                        "analyze target_object, object_reference, desired_member, observed_object, observed_member");
            }
            return Sql.update(connection, "update target_state set imported_epoch = ?, imported_at = now()", epoch);
        });
    }

    @Override
    public String schemaDocument() {
        return database.inTransaction(
                connection -> Sql.one(connection, "select schema_document from target_state", row -> row.getString(1)));
    }

    @Override
    public void learned(String schemaDocument) {
        database.inTransaction(connection -> Sql.update(
                connection,
                "update target_state set schema_document = ? where schema_document is distinct from ?",
                schemaDocument,
                schemaDocument));
    }

    @Override
    public Long importedEpoch() {
        return database.inTransaction(connection -> Sql.one(
                connection, "select imported_epoch from target_state", row -> Sql.nullableLong(row, "imported_epoch")));
    }

    @Override
    public boolean belongsToAnother(ObjectType type, String targetId, String targetAnchor) {
        return database.inTransaction(connection ->
                Sql.one(connection, """
                select exists (select 1 from observed_object o join target_object t on t.observed_id = o.id
                                where o.object_type = ? and o.target_id = ? and t.anchor <> ?)""", row -> row.getBoolean(1), Codes.of(type), targetId, targetAnchor));
    }
}
