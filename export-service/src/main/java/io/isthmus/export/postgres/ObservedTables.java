package io.isthmus.export.postgres;

import io.isthmus.chassis.sql.Sql;
import io.isthmus.contracts.ObjectType;
import io.isthmus.export.target.ObservedObject;
import io.isthmus.export.targetimport.ObservedStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/** What was seen at the target. */
@ApplicationScoped
class ObservedTables implements ObservedStore {

    private static final int PAGE = 20_000;

    private static final String USE_TARGET = """
            update target_state
               set target = :target, schema_document = null, comparison_basis = null, orphan_basis = null,
                   imported_epoch = null, imported_at = null, imported_run = null, listing_shifted = false
             where target is distinct from :target""";
    private static final String ROWS = """
            select id, object_type, target_id from observed_object
             where object_type = any(:types) and id > :after order by id limit :limit""";
    private static final String IMPORTED = """
            update target_state set imported_epoch = :epoch, imported_at = now(), imported_run = :full_run,
                                    listing_shifted = :shifted""";
    private static final String ANALYZE = """
            analyze target_object, target_link, object_reference, desired_member, observed_object, observed_member,
                    pending_export, export_attempt, membership_difference""";
    private static final String BELONGS_TO_ANOTHER = """
            select exists (select 1 from observed_object o
                             join target_link l on l.observed_id = o.id
                             join target_object t on t.id = l.object_id
                            where o.object_type = :type and o.target_id = :target_id and t.anchor <> :anchor) as belongs""";

    private final Database database;

    ObservedTables(Database database) {
        this.database = database;
    }

    @Override
    public void useTarget(String target) {
        database.inTransaction(connection -> {
            if (Sql.of(connection, USE_TARGET).with("target", target).update() > 0) {
                forgetEverything(connection);
            }
            return null;
        });
    }

    private static void forgetEverything(Connection connection) throws SQLException {
        Sql.of(connection, "truncate observed_object, observed_image, observed_member, in_flight")
                .update();
        DueRows.everythingDesired(connection);
        DesiredRows.noOrphans(connection);
        LinkRows.forgetEverything(connection);
        ApprovalRows.forgetEverything(connection);
    }

    @Override
    public long begin() {
        return database.inTransaction(connection -> Sql.of(
                        connection, "update target_state set generation = generation + 1 returning generation")
                .one(row -> row.number("generation")));
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
            DueRows.linkedTo(connection, kept.changed());
            return new PageCounts(kept.added().size(), kept.changed().size(), kept.unchanged());
        });
    }

    @Override
    public List<Unseen> unseen(Collection<ObjectType> types, BitSet seen, long after, int limit) {
        List<Unseen> unseen = new ArrayList<>();
        List<Unseen> page = rows(types, after);
        while (!page.isEmpty() && unseen.size() < limit) {
            page.stream()
                    .filter(row -> !seen.get(Math.toIntExact(row.id())))
                    .limit(limit - unseen.size())
                    .forEach(unseen::add);
            page = rows(types, page.getLast().id());
        }
        return unseen;
    }

    private List<Unseen> rows(Collection<ObjectType> types, long after) {
        return database.inTransaction(connection -> Sql.of(connection, ROWS)
                .smallints("types", types, Codes::of)
                .with("after", after)
                .with("limit", PAGE)
                .list(row -> new Unseen(
                        row.number("id"), Codes.objectType(row.small("object_type")), row.text("target_id"))));
    }

    @Override
    public void gone(Collection<Long> ids) {
        if (!ids.isEmpty()) {
            database.inTransaction(connection -> {
                new ForeignRows(connection).gone(ids);
                GoneRows.remove(connection, ids, true);
                return null;
            });
        }
    }

    @Override
    public void imported(Imported imported) {
        database.inTransaction(connection -> {
            if (imported.anyNews()) {
                DueRows.withoutLink(connection);
                // everything that follows joins these tables; without fresh statistics it may do so in loops
                Sql.of(connection, ANALYZE).update();
            }
            return Sql.of(connection, IMPORTED)
                    .with("epoch", imported.epoch())
                    .with("full_run", imported.fullRun())
                    .with("shifted", imported.shifted())
                    .update();
        });
    }

    @Override
    public String schemaDocument() {
        return database.inTransaction(connection ->
                Sql.of(connection, "select schema_document from target_state").one(row -> row.text("schema_document")));
    }

    @Override
    public void learned(String schemaDocument) {
        database.inTransaction(connection -> Sql.of(
                        connection,
                        "update target_state set schema_document = :document"
                                + " where schema_document is distinct from :document")
                .with("document", schemaDocument)
                .update());
    }

    @Override
    public Long importedEpoch() {
        return database.inTransaction(connection -> Sql.of(connection, "select imported_epoch from target_state")
                .one(row -> row.nullableNumber("imported_epoch")));
    }

    @Override
    public boolean belongsToAnother(ObjectType type, String targetId, String targetAnchor) {
        return database.inTransaction(connection -> Sql.of(connection, BELONGS_TO_ANOTHER)
                .with("type", Codes.of(type))
                .with("target_id", targetId)
                .with("anchor", targetAnchor)
                .one(row -> row.flag("belongs")));
    }
}
