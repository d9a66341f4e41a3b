package io.isthmus.sync.importing.memory;

import io.isthmus.chassis.postgres.PlannerStatistics;
import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.sql.Row;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.sync.importing.memory.KnownObject.BucketKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What imports remember. */
@ApplicationScoped
public class ImportMemoryTables implements ImportMemory {

    private final Transactions transactions;
    private final PlannerStatistics statistics;

    public ImportMemoryTables(Transactions transactions) {
        this.transactions = transactions;
        this.statistics = new PlannerStatistics(transactions, "imported_object", "imported_bucket");
    }

    @Override
    public Map<String, KnownObject> known(String connector, Collection<String> anchors) {
        Map<String, KnownObject> known = new HashMap<>();
        if (anchors.isEmpty()) {
            return known;
        }
        transactions.run(tx -> tx.sql("""
                        select anchor, id, dn, object_class, fingerprint, null as attribute, null as bucket
                          from imported_object where connector = :connector and anchor = any(:anchors)
                        union all
                        select anchor, null, null, null, fingerprint, attribute, bucket
                          from imported_bucket where connector = :connector and anchor = any(:anchors)
                        order by id nulls last
                        """)
                .with("connector", connector)
                .texts("anchors", anchors)
                .each(row -> take(row, known)));
        return known;
    }

    private static void take(Row row, Map<String, KnownObject> known) {
        String attribute = row.text("attribute");
        String anchor = row.text("anchor");
        if (attribute == null) {
            known.put(anchor, object(row, new HashMap<>()));
        } else if (known.containsKey(anchor)) {
            known.get(anchor).buckets().put(new BucketKey(attribute, row.small("bucket")), row.uuid("fingerprint"));
        }
    }

    private static KnownObject object(Row row, Map<BucketKey, UUID> buckets) {
        return new KnownObject(
                row.number("id"),
                row.text("anchor"),
                row.text("dn"),
                row.text("object_class"),
                row.uuid("fingerprint"),
                buckets);
    }

    @Override
    public Map<String, Long> remember(String connector, List<Remembered> objects) {
        Map<String, Long> ids = transactions.callWithoutWaiting(tx -> remember(tx, connector, objects));
        statistics.grewBy(objects.size());
        return ids;
    }

    /** As {@link #remember(String, List)}, as part of a transaction. */
    public static Map<String, Long> remember(Transaction tx, String connector, List<Remembered> objects) {
        Map<String, Long> ids = new HashMap<>();
        List<Remembered> changed =
                objects.stream().filter(each -> each.fingerprint() != null).toList();
        if (!changed.isEmpty()) {
            tx.sql("""
                            insert into imported_object (connector, anchor, dn, normal_dn, object_class, fingerprint)
                            select :connector, new.* from unnest(:anchors, :dns, :places, :classes, :fingerprints) as new
                            on conflict (connector, anchor) do update set dn = excluded.dn,
                              normal_dn = excluded.normal_dn, object_class = excluded.object_class,
                              fingerprint = excluded.fingerprint
                            returning anchor, id
                            """)
                    .with("connector", connector)
                    .texts("anchors", changed, Remembered::anchor)
                    .texts("dns", changed, Remembered::dn)
                    .texts("places", changed, each -> DistinguishedName.normalize(Objects.requireNonNull(each.dn())))
                    .texts("classes", changed, Remembered::objectClass)
                    .uuids("fingerprints", changed, Remembered::fingerprint)
                    .each(row -> ids.put(row.text("anchor"), row.number("id")));
        }
        ImportedBuckets.store(tx, connector, objects);
        return ids;
    }

    @Override
    public void forget(String connector, Collection<String> anchors) {
        transactions.run(tx -> forget(tx, connector, anchors));
    }

    /** As {@link #forget(String, Collection)}, as part of a transaction. */
    public static void forget(Transaction tx, String connector, Collection<String> anchors) {
        for (String table : List.of("imported_object", "imported_bucket")) {
            tx.sql("delete from " + table + " where connector = :connector and anchor = any(:anchors)")
                    .with("connector", connector)
                    .texts("anchors", anchors)
                    .update();
        }
    }

    @Override
    public long count(String connector) {
        return transactions.call(
                tx -> tx.sql("select count(*) as known from imported_object where connector = :connector")
                        .with("connector", connector)
                        .one(row -> row.number("known")));
    }

    @Override
    public Map<String, Long> countByClass(String connector) {
        Map<String, Long> counts = new HashMap<>();
        transactions.run(tx -> tx.sql("""
                        select object_class, count(*) as known from imported_object
                         where connector = :connector group by object_class
                        """)
                .with("connector", connector)
                .each(row -> counts.put(row.text("object_class"), row.number("known"))));
        return counts;
    }

    @Override
    public List<KnownObject> page(String connector, long afterId, int limit) {
        Map<String, KnownObject> known = new LinkedHashMap<>();
        transactions.run(tx -> tx.sql("""
                        with page as materialized (
                          select id, anchor, dn, object_class, fingerprint from imported_object
                           where id > :after and connector = :connector order by id limit :limit)
                        select anchor, id, dn, object_class, fingerprint, null as attribute, null as bucket from page
                        union all
                        select bucket.anchor, null, null, null, bucket.fingerprint, bucket.attribute, bucket.bucket
                          from imported_bucket bucket join page on page.anchor = bucket.anchor
                         where bucket.connector = :connector
                        order by id nulls last
                        """)
                .with("after", afterId)
                .with("connector", connector)
                .with("limit", limit)
                .each(row -> take(row, known)));
        return List.copyOf(known.values());
    }

    @Override
    public List<KnownObject> at(String connector, Collection<String> dns) {
        return transactions.call(tx -> tx.sql("""
                        select id, anchor, dn, object_class, fingerprint from imported_object
                         where connector = :connector and normal_dn = any(:places)
                        """)
                .with("connector", connector)
                .texts("places", dns.stream().map(DistinguishedName::normalize).toList())
                .list(row -> object(row, Map.of())));
    }

    @Override
    public List<KnownObject> at(String connector, String dn, boolean below) {
        String place = DistinguishedName.normalize(dn);
        return transactions.call(tx -> {
            List<KnownObject> found = new ArrayList<>(tx.sql("""
                            select id, anchor, dn, object_class, fingerprint from imported_object
                             where connector = :connector and normal_dn = :place
                            """)
                    .with("connector", connector)
                    .with("place", place)
                    .list(row -> object(row, Map.of())));
            if (below) {
                found.addAll(tx.sql("""
                                select id, anchor, dn, object_class, fingerprint from imported_object
                                 where connector = :connector and right(normal_dn, :length) = :end
                                """)
                        .with("connector", connector)
                        .with("length", place.length() + 1)
                        .with("end", "," + place)
                        .list(row -> object(row, Map.of())));
            }
            return found;
        });
    }
}
