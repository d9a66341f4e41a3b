package io.isthmus.sync.postgres;

import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.sync.importing.ImportMemory;
import io.isthmus.sync.importing.KnownObject;
import io.isthmus.sync.importing.KnownObject.BucketKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What imports remember. */
@ApplicationScoped
class ImportMemoryTables implements ImportMemory {

    private final Database database;
    private final PlannerStatistics statistics;

    ImportMemoryTables(Database database) {
        this.database = database;
        this.statistics = new PlannerStatistics(database, "imported_object", "imported_bucket");
    }

    @Override
    public Map<String, KnownObject> known(String connector, Collection<String> anchors) {
        return database.inTransaction(connection -> known(connection, connector, anchors));
    }

    private static Map<String, KnownObject> known(Connection connection, String connector, Collection<String> anchors)
            throws SQLException {
        Map<String, KnownObject> known = new HashMap<>();
        Statement.of(connection, """
                        select anchor, id, dn, object_class, fingerprint, null as attribute, null as bucket
                          from imported_object where connector = ? and anchor = any(?)
                        union all
                        select anchor, null, null, null, fingerprint, attribute, bucket
                          from imported_bucket where connector = ? and anchor = any(?)
                        order by id nulls last
                        """)
                .with(connector)
                .texts(anchors)
                .with(connector)
                .texts(anchors)
                .each(0, row -> {
                    String anchor = row.getString(1);
                    UUID fingerprint = row.getObject(5, UUID.class);
                    String attribute = row.getString(6);
                    if (attribute == null) {
                        known.put(
                                anchor,
                                new KnownObject(
                                        row.getLong(2),
                                        anchor,
                                        row.getString(3),
                                        row.getString(4),
                                        fingerprint,
                                        new HashMap<>()));
                    } else if (known.containsKey(anchor)) {
                        known.get(anchor).buckets().put(new BucketKey(attribute, row.getInt(7)), fingerprint);
                    }
                });
        return known;
    }

    @Override
    public Map<String, Long> remember(String connector, List<Remembered> objects) {
        Map<String, Long> ids = write(connector, objects);
        statistics.grewBy(objects.size());
        return ids;
    }

    private Map<String, Long> write(String connector, List<Remembered> objects) {
        return database.inTransaction(connection -> {
            Map<String, Long> ids = new HashMap<>();
            List<Remembered> changed =
                    objects.stream().filter(each -> each.fingerprint() != null).toList();
            if (!changed.isEmpty()) {
                upsert(connection, connector, changed, ids);
            }
            ImportedBuckets.store(connection, connector, objects);
            return ids;
        });
    }

    private static void upsert(Connection connection, String connector, List<Remembered> changed, Map<String, Long> ids)
            throws SQLException {
        Statement.of(connection, """
                        insert into imported_object (connector, anchor, dn, normal_dn, object_class, fingerprint)
                        select ?, new.* from unnest(?, ?, ?, ?, ?) as new
                        on conflict (connector, anchor) do update set dn = excluded.dn, normal_dn = excluded.normal_dn,
                          object_class = excluded.object_class, fingerprint = excluded.fingerprint
                        returning anchor, id
                        """)
                .with(connector)
                .texts(changed, Remembered::anchor)
                .texts(changed, Remembered::dn)
                .texts(changed, each -> DistinguishedName.normalize(each.dn()))
                .texts(changed, Remembered::objectClass)
                .uuids(changed, Remembered::fingerprint)
                .each(0, row -> ids.put(row.getString(1), row.getLong(2)));
    }

    @Override
    public void forget(String connector, Collection<String> anchors) {
        database.change(connection -> {
            for (String table : List.of("imported_object", "imported_bucket")) {
                Statement.of(connection, "delete from " + table + " where connector = ? and anchor = any(?)")
                        .with(connector)
                        .texts(anchors)
                        .update();
            }
        });
    }

    @Override
    public long count(String connector) {
        return database.inTransaction(
                connection -> Statement.of(connection, "select count(*) from imported_object where connector = ?")
                        .with(connector)
                        .list(row -> row.getLong(1))
                        .getFirst());
    }

    @Override
    public List<KnownObject> page(String connector, long afterId, int limit) {
        return database.inTransaction(connection -> Statement.of(connection, """
                        select id, anchor, dn, object_class, fingerprint from imported_object
                         where id > ? and connector = ? order by id limit ?
                        """)
                .with(afterId)
                .with(connector)
                .with(limit)
                .list(ImportMemoryTables::withoutBuckets));
    }

    @Override
    public List<KnownObject> at(String connector, String dn, boolean below) {
        String place = DistinguishedName.normalize(dn);
        return database.inTransaction(connection -> {
            List<KnownObject> found = new ArrayList<>(
                    Statement.of(connection, """
                            select id, anchor, dn, object_class, fingerprint from imported_object
                             where connector = ? and normal_dn = ?
                            """).with(connector).with(place).list(ImportMemoryTables::withoutBuckets));
            if (below) {
                found.addAll(Statement.of(connection, """
                                select id, anchor, dn, object_class, fingerprint from imported_object
                                 where connector = ? and right(normal_dn, ?) = ?
                                """)
                        .with(connector)
                        .with(place.length() + 1)
                        .with("," + place)
                        .list(ImportMemoryTables::withoutBuckets));
            }
            return found;
        });
    }

    private static KnownObject withoutBuckets(java.sql.ResultSet row) throws SQLException {
        return new KnownObject(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, UUID.class),
                Map.of());
    }
}
