package io.isthmus.sync.connectorspace;

import io.isthmus.chassis.sql.Transaction;
import io.isthmus.contracts.changes.ImportMarker;
import io.isthmus.rules.object.MetaverseSchema;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Names in groups that nobody has yet. Who was renamed while an import read, after his new name was seen in a group, comes with the
 * changes that the next import reads: until then it is not known whom the group means, and nobody is removed from it.
 */
final class AwaitedUidRows {

    private AwaitedUidRows() {}

    /** To be asked before the buckets are stored: a name that was there before is not awaited anew. */
    static void await(Transaction tx, List<MembershipBucket> buckets, Collection<ImportMarker> markers) {
        buckets.stream()
                .filter(bucket -> MetaverseSchema.MEMBER_UID.equalsIgnoreCase(bucket.attribute()))
                .forEach(bucket -> await(tx, bucket));
        markers.stream().filter(ImportMarker::complete).forEach(marker -> forget(tx, marker));
    }

    private static void await(Transaction tx, MembershipBucket bucket) {
        tx.sql("""
            insert into awaited_uid (owner, place, connector, run_id)
            select :owner, named.place, :connector, :run from unnest(:places) as named (place)
             where not exists (select 1 from membership
                                where membership.owner = :owner and membership.target = named.place)
               and not exists (select 1 from known_by known
                                 join connector_space_object present
                                   on present.id = known.object_id and present.departed is null
                                where known.place = named.place)
            on conflict (owner, place) do update set run_id = excluded.run_id
            """)
                .with("connector", bucket.connector())
                .with("run", bucket.runId())
                .with("owner", bucket.owner())
                .uuids("places", List.<UUID>copyOf(bucket.places().keySet()))
                .update();
    }

    private static void forget(Transaction tx, ImportMarker marker) {
        tx.sql("delete from awaited_uid where connector = :connector and run_id <> :run")
                .with("connector", marker.connector())
                .with("run", marker.runId())
                .update();
    }
}
