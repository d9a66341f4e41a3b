package io.isthmus.contracts.changes;

import io.isthmus.contracts.messages.Completeness;
import java.time.Instant;

/**
 * An object is gone from its connected directory, or is no longer within the filters.
 *
 * @param dn where it was last seen
 * @param objectClass what it was
 * @param evidence how the import knows
 */
public record ObjectDeleted(
        int version,
        String runId,
        String connector,
        String anchor,
        String dn,
        String objectClass,
        Evidence evidence,
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
                .has("evidence", evidence)
                .has("observedAt", observedAt);
    }

    /** How an import came to know of a deletion. */
    public enum Evidence {
        /** the directory reported it: a tombstone, a changelog entry, a synchronization control */
        REPORTED,
        /** a complete full import did not contain the object any more */
        ABSENT_FROM_COMPLETE_IMPORT,
        /** the object lies outside the filters that are in force now */
        OUT_OF_FILTER
    }
}
