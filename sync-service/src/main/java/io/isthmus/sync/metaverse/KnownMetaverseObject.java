package io.isthmus.sync.metaverse;

import io.isthmus.rules.object.MetaverseObject;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;

/**
 * A metaverse object as it was last stored.
 *
 * @param provisioned whether it should exist at the target
 * @param targetAnchor its identity there; {@code null} when it never had one
 * @param source connector and DN of its first contributor, for people; may be {@code null}
 * @param departed why nobody contributes to it any more, else {@code null}
 */
public record KnownMetaverseObject(
        MetaverseObject object, boolean provisioned, String targetAnchor, String source, Departure departed) {}
