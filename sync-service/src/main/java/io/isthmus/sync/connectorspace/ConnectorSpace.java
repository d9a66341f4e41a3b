package io.isthmus.sync.connectorspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.sql.Transaction;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.changes.ImportMarker;
import io.isthmus.sync.postgres.AttributesJson;
import io.isthmus.sync.postgres.Exclusive;
import io.isthmus.sync.postgres.PendingOutbound;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Where phase A keeps what arrives. */
@ApplicationScoped
public class ConnectorSpace {

    /** Joins names of attributes in one text; no attribute name has one. */
    private static final String SEPARATOR = ",";

    private final Transactions transactions;

    ConnectorSpace(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Takes a batch in, notes what has to be evaluated again, and where reading goes on: all or nothing. It is on the disk once
     * {@link Positions#onDisk} says so.
     *
     * @param nextOffsets by partition of the topic
     * @param rebuilding whether messages of the past are read, whose import may be forgotten: import memory is then
     *     filled where it is missing, so that the next full import finds nothing new
     */
    public void take(Arrivals arrivals, String topic, Map<Integer, Long> nextOffsets, boolean rebuilding) {
        transactions.runWithoutWaiting(tx -> {
            Exclusive.write(tx);
            objects(tx, arrivals.objects());
            MemberRows.store(tx, arrivals.buckets());
            AwaitedUidRows.forget(tx, arrivals.markers());
            pending(tx, arrivals);
            GroupFilterDueRows.arrived(tx, arrivals);
            markers(tx, arrivals.markers());
            if (rebuilding) {
                ImportMemoryRebuild.fill(tx, arrivals);
                arrivals.markers().stream()
                        .filter(ImportMarker::complete)
                        .forEach(marker -> AwaitedPlaceTables.readThrough(tx, marker.connector()));
            }
            Positions.store(tx, topic, nextOffsets);
        });
    }

    /** A departed object keeps its name and class only, which is what compaction would have left of it. */
    private static void objects(Transaction tx, List<ConnectorSpaceObject> objects) {
        if (objects.isEmpty()) {
            return;
        }
        PendingOutbound.noteReferrersOfMoved(
                tx,
                objects.stream().map(ConnectorSpaceObject::id).toList(),
                objects.stream().map(ConnectorSpaceObject::place).toList());
        KnownByRows.store(tx, objects);
        tx.sql("""
            insert into connector_space_object
              (id, connector, anchor, dn, place, object_class, attributes, binary_attributes, observed_at,
               run_id, departed)
            select id, connector, anchor, dn, place, object_class, attributes::json,
                   string_to_array(binary_attributes, ','), observed_at::timestamptz, run_id, departed
              from unnest(:ids, :connectors, :anchors, :dns, :places, :classes, :attributes, :binary,
                   :observed, :runs, :departures) as new (id, connector, anchor, dn, place,
                   object_class, attributes, binary_attributes, observed_at, run_id, departed)
            on conflict (id) do update set dn = excluded.dn, place = excluded.place,
              object_class = excluded.object_class, attributes = excluded.attributes,
              binary_attributes = excluded.binary_attributes, observed_at = excluded.observed_at,
              run_id = excluded.run_id, departed = excluded.departed
            """)
                .uuids("ids", objects, ConnectorSpaceObject::id)
                .texts("connectors", objects, ConnectorSpaceObject::connector)
                .texts("anchors", objects, ConnectorSpaceObject::anchor)
                .texts("dns", objects, ConnectorSpaceObject::dn)
                .uuids("places", objects, ConnectorSpaceObject::place)
                .texts("classes", objects, ConnectorSpaceObject::objectClass)
                .texts("attributes", objects, object -> AttributesJson.write(object.attributes()))
                .texts("binary", objects, object -> String.join(SEPARATOR, object.binaryAttributes()))
                .texts("observed", objects, object -> object.observedAt().toString())
                .texts("runs", objects, ConnectorSpaceObject::runId)
                .texts(
                        "departures",
                        objects,
                        object -> object.departed() == null
                                ? null
                                : object.departed().name())
                .update();
        newestAtEachPlace(tx, objects);
    }

    /**
     * Two objects are never at one place: whoever was observed there last stands there, in whatever order they arrive. Where
     * the other one is now, the import that saw this finds out.
     */
    private static void newestAtEachPlace(Transaction tx, List<ConnectorSpaceObject> objects) {
        List<UUID> taken = tx.sql("""
            update connector_space_object older set place = :nowhere from connector_space_object newer
             where newer.place = any(:places) and newer.departed is null
               and older.place = newer.place and older.id <> newer.id and older.departed is null
               and (older.observed_at, older.id) < (newer.observed_at, newer.id)
            returning newer.place
            """)
                .with("nowhere", Identities.NOWHERE)
                .uuids("places", objects, ConnectorSpaceObject::place)
                .list(row -> row.uuid("place"));
        PendingOutbound.noteReferrersAnew(tx, taken);
    }

    private static void pending(Transaction tx, Arrivals arrivals) {
        Set<UUID> ids = new TreeSet<>();
        arrivals.objects().forEach(object -> ids.add(object.id()));
        arrivals.buckets().forEach(bucket -> ids.add(bucket.owner()));
        if (!ids.isEmpty()) {
            tx.sql("""
                insert into pending_inbound (object_id) select unnest(:ids)
                on conflict (object_id) do update set mark = excluded.mark
                """).uuids("ids", ids).update();
        }
    }

    private static void markers(Transaction tx, List<ImportMarker> markers) {
        for (ImportMarker marker : markers) {
            tx.sql("""
                insert into import_marker
                  (run_id, partition, partition_count, connector, complete, counts, arrived_at, full_import)
                values (:run, :partition, :partitions, :connector, :complete, :counts::jsonb, :arrived, :full)
                on conflict do nothing
                """)
                    .with("run", marker.runId())
                    .with("partition", marker.partition())
                    .with("partitions", marker.partitionCount())
                    .with("connector", marker.connector())
                    .with("complete", marker.complete())
                    .with("counts", json(marker.counts()))
                    .with("arrived", marker.finishedAt())
                    .with("full", marker.full())
                    .update();
        }
    }

    private static String json(Map<String, Long> counts) {
        try {
            return WireFormat.mapper().writeValueAsString(counts == null ? Map.of() : counts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("counts are always writable as JSON", e);
        }
    }
}
