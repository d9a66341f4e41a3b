package io.isthmus.sync.metaverse;

import io.isthmus.rules.object.MembershipChoice;
import io.isthmus.rules.object.MetaverseObject;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject.Departure;
import org.jspecify.annotations.Nullable;

/**
 * A metaverse object as it was last stored.
 *
 * @param provisioned whether it should exist at the target
 * @param targetAnchor its identity there, if it ever had one
 * @param source connector and DN of its first contributor, for people
 * @param departed why nobody contributes to it any more, if nobody does
 * @param choice who is a member of it at the target beside those whom it lists
 */
public record KnownMetaverseObject(
        MetaverseObject object,
        boolean provisioned,
        @Nullable String targetAnchor,
        @Nullable String source,
        @Nullable Departure departed,
        MembershipChoice choice) {}
