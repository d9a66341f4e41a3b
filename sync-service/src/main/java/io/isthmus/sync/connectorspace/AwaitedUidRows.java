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

    /** Somebody whom a group names by a name, and did not in the bucket before. */
    record Named(UUID owner, UUID place, String connector, String runId) {

        static boolean by(MembershipBucket bucket) {
            return MetaverseSchema.MEMBER_UID.equalsIgnoreCase(bucket.attribute());
        }

        static Named of(MembershipBucket bucket, UUID place) {
            return new Named(bucket.owner(), place, bucket.connector(), bucket.runId());
        }
    }

    /**
     * To be asked before the buckets are stored: a name that was in another bucket before is not awaited anew. {@code offset 0} keeps the
     * planner, which knows nothing of the size of this group, from reading all of its members.
     */
    static void await(Transaction tx, List<Named> named) {
        if (!named.isEmpty()) {
            tx.sql("""
                insert into awaited_uid (owner, place, connector, run_id)
                select distinct on (named.owner, named.place) named.owner, named.place, named.connector, named.run
                  from unnest(:owners, :places, :connectors, :runs) as named (owner, place, connector, run)
                 where not exists (
                         select 1 from (select owner from membership where target = named.place offset 0) before
                          where before.owner = named.owner)
                   and not exists (select 1 from known_by known
                                     join connector_space_object present
                                       on present.id = known.object_id and present.departed is null
                                    where known.place = named.place)
                on conflict (owner, place) do update set run_id = excluded.run_id
                """)
                    .uuids("owners", named, Named::owner)
                    .uuids("places", named, Named::place)
                    .texts("connectors", named, Named::connector)
                    .texts("runs", named, Named::runId)
                    .plannedForTheseValues()
                    .update();
        }
    }

    /** What was awaited before an import that is complete. */
    static void forget(Transaction tx, Collection<ImportMarker> markers) {
        markers.stream().filter(ImportMarker::complete).forEach(marker -> forget(tx, marker));
    }

    private static void forget(Transaction tx, ImportMarker marker) {
        tx.sql("delete from awaited_uid where connector = :connector and run_id <> :run")
                .with("connector", marker.connector())
                .with("run", marker.runId())
                .update();
    }
}
