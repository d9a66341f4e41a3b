package io.isthmus.contracts.changes;

import io.isthmus.contracts.messages.Completeness;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The full state of one object of a connected directory, without its memberships.
 *
 * @param connector name of the source in the settings
 * @param anchor immutable identity at the source: {@code objectGUID} or {@code entryUUID} as the connector encodes it
 * @param dn where the object is now, as the directory wrote it
 * @param objectClass the structural class that rules refer to: {@code user}, {@code group}, {@code contact}, …
 * @param attributes values by attribute name as the directory spells it, in the directory's order; binary values are
 *     Base64, references are DNs. Never empty lists
 * @param binaryAttributes names among {@code attributes} whose values are Base64 of binary
 * @param observedAt when the import saw it, UTC
 */
public record ObjectObserved(
        int version,
        String runId,
        String connector,
        String anchor,
        String dn,
        String objectClass,
        Map<String, List<String>> attributes,
        List<String> binaryAttributes,
        Instant observedAt)
        implements ChangeMessage {

    @Override
    public String key() {
        return connector + "|" + anchor;
    }

    @Override
    public Completeness completeness() {
        return Completeness.of()
                .has("runId", runId)
                .names("connector", connector)
                .names("anchor", anchor)
                .has("dn", dn)
                .names("objectClass", objectClass)
                .maps("attributes", attributes)
                .lists("binaryAttributes", binaryAttributes)
                .has("observedAt", observedAt);
    }
}
