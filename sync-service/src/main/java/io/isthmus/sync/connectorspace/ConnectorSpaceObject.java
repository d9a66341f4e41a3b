package io.isthmus.sync.connectorspace;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Our image of one outside object.
 *
 * @param id see {@link Identities#object}
 * @param place see {@link Identities#place}
 * @param departed why it is no longer there, if it is not
 */
public record ConnectorSpaceObject(
        UUID id,
        String connector,
        String anchor,
        String dn,
        UUID place,
        String objectClass,
        Map<String, List<String>> attributes,
        List<String> binaryAttributes,
        Instant observedAt,
        String runId,
        @Nullable Departure departed) {

    public ConnectorSpaceObject departed(@Nullable Departure why) {
        return new ConnectorSpaceObject(
                id, connector, anchor, dn, place, objectClass, attributes, binaryAttributes, observedAt, runId, why);
    }

    /** Why an object is no longer in a connector space. */
    public enum Departure {
        DELETED_AT_SOURCE,
        OUT_OF_SCOPE,
        /** it is there; of its source only the members of a group are synchronized, and it is none of them */
        OUTSIDE_OF_GROUP
    }
}
