package io.isthmus.sync.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.changes.ImportMarker;
import io.isthmus.rules.value.Attributes;
import io.isthmus.sync.connectorspace.Arrivals;
import io.isthmus.sync.connectorspace.ConnectorSpace;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject;
import io.isthmus.sync.connectorspace.MembershipBucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Phase A: one transaction a batch. */
@ApplicationScoped
class ConnectorSpaceTables implements ConnectorSpace {

    /** Joins names of attributes in one text; no attribute name has one. */
    private static final String SEPARATOR = ",";

    private final Database database;

    ConnectorSpaceTables(Database database) {
        this.database = database;
    }

    @Override
    public void take(Arrivals arrivals, String topic, Map<Integer, Long> nextOffsets, boolean rebuilding) {
        database.change(connection -> {
            Exclusive.write(connection);
            objects(connection, arrivals.objects());
            buckets(connection, arrivals.buckets());
            pending(connection, arrivals);
            markers(connection, arrivals.markers());
            if (rebuilding) {
                ImportMemoryRebuild.fill(connection, arrivals);
            }
            Positions.store(connection, topic, nextOffsets);
        });
    }

    /** A departed object keeps its name and class only, which is what compaction would have left of it. */
    private static void objects(Connection connection, List<ConnectorSpaceObject> objects) throws SQLException {
        if (objects.isEmpty()) {
            return;
        }
        Referrers.ofMoved(connection, objects);
        Statement.of(connection, """
                        insert into connector_space_object
                          (id, connector, anchor, dn, place, object_class, attributes, binary_attributes, observed_at,
                           run_id, departed)
                        select id, connector, anchor, dn, place, object_class, attributes::json,
                               string_to_array(binary_attributes, ','), observed_at::timestamptz, run_id, departed
                          from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as new (id, connector, anchor, dn, place,
                               object_class, attributes, binary_attributes, observed_at, run_id, departed)
                        on conflict (id) do update set dn = excluded.dn, place = excluded.place,
                          object_class = excluded.object_class, attributes = excluded.attributes,
                          binary_attributes = excluded.binary_attributes, observed_at = excluded.observed_at,
                          run_id = excluded.run_id, departed = excluded.departed
                        """)
                .uuids(objects, ConnectorSpaceObject::id)
                .texts(objects, ConnectorSpaceObject::connector)
                .texts(objects, ConnectorSpaceObject::anchor)
                .texts(objects, ConnectorSpaceObject::dn)
                .uuids(objects, ConnectorSpaceObject::place)
                .texts(objects, ConnectorSpaceObject::objectClass)
                .texts(objects, object -> AttributesJson.write(object.attributes()))
                .texts(objects, object -> String.join(SEPARATOR, object.binaryAttributes()))
                .texts(objects, object -> object.observedAt().toString())
                .texts(objects, ConnectorSpaceObject::runId)
                .texts(
                        objects,
                        object -> object.departed() == null
                                ? null
                                : object.departed().name())
                .update();
    }

    private static void buckets(Connection connection, List<MembershipBucket> buckets) throws SQLException {
        if (buckets.isEmpty()) {
            return;
        }
        Statement.of(connection, """
                        delete from membership m using unnest(?, ?, ?) as gone (owner, attribute, bucket)
                         where m.owner = gone.owner and m.attribute = gone.attribute and m.bucket = gone.bucket
                        """)
                .uuids(buckets, MembershipBucket::owner)
                .texts(buckets, bucket -> Attributes.fold(bucket.attribute()))
                .numbers(buckets, MembershipBucket::bucket)
                .update();
        MembershipRows.insert(connection, buckets);
    }

    private static void pending(Connection connection, Arrivals arrivals) throws SQLException {
        Set<UUID> ids = new TreeSet<>();
        arrivals.objects().forEach(object -> ids.add(object.id()));
        arrivals.buckets().forEach(bucket -> ids.add(bucket.owner()));
        if (!ids.isEmpty()) {
            Statement.of(connection, """
                            insert into pending_inbound (object_id) select unnest(?)
                            on conflict (object_id) do update set mark = excluded.mark
                            """).uuids(new LinkedHashSet<>(ids)).update();
        }
    }

    private static void markers(Connection connection, List<ImportMarker> markers) throws SQLException {
        for (ImportMarker marker : markers) {
            Statement.of(connection, """
                            insert into import_marker
                              (run_id, partition, partition_count, connector, complete, counts, arrived_at)
                            values (?, ?, ?, ?, ?, ?::jsonb, ?) on conflict do nothing
                            """)
                    .with(marker.runId())
                    .with(marker.partition())
                    .with(marker.partitionCount())
                    .with(marker.connector())
                    .with(marker.complete())
                    .with(json(marker.counts()))
                    .with(OffsetDateTime.ofInstant(marker.finishedAt(), ZoneOffset.UTC))
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
