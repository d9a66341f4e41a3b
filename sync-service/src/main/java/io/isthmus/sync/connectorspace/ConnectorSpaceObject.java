package io.isthmus.sync.connectorspace;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Our image of one outside object.
 *
 * @param id see {@link Identities#object}
 * @param place see {@link Identities#place}; {@code null} when nothing is known but that it has departed
 * @param departed why it is no longer there, {@code null} while it is
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
        Departure departed) {

    /** Why an object is no longer in a connector space. */
    public enum Departure {
        DELETED_AT_SOURCE,
        OUT_OF_SCOPE
    }
}
