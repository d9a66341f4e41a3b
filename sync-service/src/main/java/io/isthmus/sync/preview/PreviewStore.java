package io.isthmus.sync.preview;

import io.isthmus.contracts.checking.SettingsEffects.Count;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;
import io.isthmus.sync.connectorspace.PendingObject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything the connector space has, deleted objects aside. */
public interface PreviewStore {

    /** The next objects after this id, in the order of ids; those outside the containers are among them. */
    List<PendingObject> after(UUID id, int limit);

    /** The same without what they hold. */
    List<Placed> placesAfter(UUID id, int limit);

    /** Objects by id. */
    List<PendingObject> objects(Collection<UUID> ids);

    /** @param departed absent while it is there */
    record Placed(
            UUID id,
            String connector,
            String dn,
            String objectClass,
            @Nullable Departure departed) {}

    /** How many it has. */
    long size();

    /** How many objects should be at the target. */
    List<Count> atTarget();
}
