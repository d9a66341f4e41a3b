package io.isthmus.sync.connectorspace;

import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.ImportMarker;
import io.isthmus.contracts.changes.MembersObserved;
import io.isthmus.contracts.changes.ObjectDeleted;
import io.isthmus.contracts.changes.ObjectObserved;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a batch of change messages comes to: for each key the last message counts, which is all that compaction would
 * have left. So a batch may be taken twice, cut differently, or follow another partition's in any order.
 *
 * @param objects present or departed, one each
 * @param buckets one for each group, attribute and number
 */
public record Arrivals(List<ConnectorSpaceObject> objects, List<MembershipBucket> buckets, List<ImportMarker> markers) {

    private record BucketName(UUID owner, String attribute, int bucket) {}

    /** @param messages in the order of each key's partition */
    public static Arrivals of(List<ChangeMessage> messages) {
        Map<UUID, ConnectorSpaceObject> objects = new LinkedHashMap<>();
        Map<BucketName, MembershipBucket> buckets = new LinkedHashMap<>();
        List<ImportMarker> markers = new ArrayList<>();
        for (ChangeMessage message : messages) {
            switch (message) {
                case ObjectObserved observed -> put(objects, present(observed));
                case ObjectDeleted deleted -> put(objects, departed(deleted));
                case MembersObserved members -> {
                    MembershipBucket bucket = bucket(members);
                    buckets.put(new BucketName(bucket.owner(), bucket.attribute(), bucket.bucket()), bucket);
                }
                case ImportMarker marker -> markers.add(marker);
            }
        }
        return new Arrivals(List.copyOf(objects.values()), List.copyOf(buckets.values()), markers);
    }

    private static void put(Map<UUID, ConnectorSpaceObject> objects, ConnectorSpaceObject object) {
        objects.put(object.id(), object);
    }

    private static ConnectorSpaceObject present(ObjectObserved observed) {
        return new ConnectorSpaceObject(
                Identities.object(observed.connector(), observed.anchor()),
                observed.connector(),
                observed.anchor(),
                observed.dn(),
                Identities.place(observed.connector(), observed.dn()),
                observed.objectClass(),
                observed.attributes() == null ? Map.of() : observed.attributes(),
                observed.binaryAttributes() == null ? List.of() : observed.binaryAttributes(),
                observed.observedAt(),
                observed.runId(),
                null);
    }

    private static ConnectorSpaceObject departed(ObjectDeleted deleted) {
        return new ConnectorSpaceObject(
                Identities.object(deleted.connector(), deleted.anchor()),
                deleted.connector(),
                deleted.anchor(),
                deleted.dn(),
                Identities.place(deleted.connector(), deleted.dn()),
                deleted.objectClass(),
                Map.of(),
                List.of(),
                deleted.observedAt(),
                deleted.runId(),
                deleted.evidence() == ObjectDeleted.Evidence.OUT_OF_FILTER
                        ? Departure.OUT_OF_SCOPE
                        : Departure.DELETED_AT_SOURCE);
    }

    private static MembershipBucket bucket(MembersObserved members) {
        return new MembershipBucket(
                members.runId(),
                Identities.object(members.connector(), members.anchor()),
                members.connector(),
                members.anchor(),
                members.attribute(),
                members.bucket(),
                members.bucketCount(),
                members.members() == null ? List.of() : members.members(),
                members.elsewhere() == null ? Map.of() : members.elsewhere());
    }
}
