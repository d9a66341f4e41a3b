package io.isthmus.sync.connectorspace;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.sync.postgres.TouchedMemberRows.Changed;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Of sources that are filtered by a group, who has to be compared with it: whoever arrives, and whoever a group names anew or no more. */
final class GroupFilterDueRows {

    private GroupFilterDueRows() {}

    static void arrived(Transaction tx, Arrivals arrivals) {
        Map<UUID, String> connectors = new TreeMap<>();
        arrivals.objects().forEach(object -> connectors.put(object.id(), object.connector()));
        arrivals.buckets().forEach(bucket -> connectors.put(bucket.owner(), bucket.connector()));
        tx.sql("""
            insert into group_filter_due (object_id, connector)
            select arrived.id, arrived.connector from unnest(:ids, :connectors) as arrived (id, connector)
             where arrived.connector in (select connector from group_filter)
            on conflict do nothing
            """)
                .uuids("ids", connectors.keySet())
                .texts("connectors", connectors.values())
                .update();
    }

    /**
     * Whoever is not there yet is noted when he arrives, and whoever has left his place was. Somebody of another source is no member for the
     * filter, and is due in his own.
     */
    static void named(Transaction tx, Collection<Changed> changes) {
        tx.sql("""
            insert into group_filter_due (object_id, connector)
            select named.id, counted.connector from unnest(:owners, :places) as changed (owner, place)
              join group_filter_group counted on counted.group_id = changed.owner
              cross join lateral (
                select id from connector_space_object where place = changed.place
                union all
                select object_id from known_by where place = changed.place) named
              join connector_space_object object on object.id = named.id and object.connector = counted.connector
            on conflict do nothing
            """)
                .uuids("owners", changes, Changed::owner)
                .uuids("places", changes, Changed::place)
                .update();
    }
}
