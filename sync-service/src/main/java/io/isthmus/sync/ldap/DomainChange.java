package io.isthmus.sync.ldap;

import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.Optional;

/**
 * An object of Active Directory that something happened to.
 *
 * @param guid its objectGUID
 * @param kind what happened, as far as the next step differs
 */
record DomainChange(byte[] guid, Kind kind) {

    enum Kind {
        CHANGED,
        /** created, renamed, moved, or restored: whatever lies below has a new place, too */
        PLACED,
        DELETED
    }

    /** How the name of an object that was deleted goes on (MS-ADTS, section 3.1.1.5.5). */
    static final String DELETED_NAME = "\\0ADEL:";

    /**
     * Nothing where the entry does not tell. An object that an account may no longer read can look deleted to it; only one
     * that lies where deleted objects lie, under its new name, is believed to be.
     */
    static Optional<DomainChange> of(SearchResultEntry entry) {
        byte[] guid = entry.getAttributeValueBytes("objectGUID");
        if (guid == null) {
            return Optional.empty();
        }
        if (Boolean.parseBoolean(entry.getAttributeValue("isDeleted"))) {
            return entry.getDN().contains(DELETED_NAME)
                    ? Optional.of(new DomainChange(guid, Kind.DELETED))
                    : Optional.empty();
        }
        return Optional.of(
                new DomainChange(guid, entry.getAttributeValue("name") == null ? Kind.CHANGED : Kind.PLACED));
    }
}
