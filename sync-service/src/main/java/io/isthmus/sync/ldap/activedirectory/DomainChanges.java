package io.isthmus.sync.ldap.activedirectory;

import com.unboundid.ldap.sdk.LDAPException;
import io.isthmus.sync.ldap.activedirectory.DomainWatermark.Position;
import io.isthmus.sync.source.SourceException;
import java.util.List;
import java.util.Optional;

/** Who has changed in one naming context of Active Directory since a position, in whatever way that is found. */
interface DomainChanges {

    String context();

    /**
     * Some more of them; nothing when that was all.
     *
     * @throws SourceException with code {@code DELTA_IMPOSSIBLE}, and the reason, when the controller cannot tell
     */
    Optional<List<DomainChange>> next() throws LDAPException;

    /** Where the next delta starts; complete when there is nothing more. */
    Position reached();
}
