package io.isthmus.sync.ldap.activedirectory;

import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object of Active Directory that something happened to.
 *
 * @param guid its objectGUID
 * @param kind what happened, as far as the next step differs
 * @param links of a group of which nothing else has changed
 */
record DomainChange(byte[] guid, Kind kind, @Nullable ChangedLinks links) {

    enum Kind {
        CHANGED,
        /** created, renamed, moved, or restored: whatever lies below has a new place, too */
        PLACED,
        DELETED,
        /** some members came into the group, or left it, and nothing else has changed */
        LINKS
    }

    DomainChange(byte[] guid, Kind kind) {
        this(guid, kind, null);
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
