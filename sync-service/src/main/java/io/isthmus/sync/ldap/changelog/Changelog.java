package io.isthmus.sync.ldap.changelog;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.ldap.RootEntry;
import io.isthmus.sync.ldap.reading.SourceFaults;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceException.Code;

/** The changelog that the root entry of a source tells of. */
final class Changelog {

    /** Where directories that name none have it, if they have one. */
    private static final RootEntry.Changelog UNNAMED = new RootEntry.Changelog("cn=changelog", null, 0);

    private Changelog() {}

    static RootEntry.Changelog of(SourceSettings source, LDAPConnection connection) {
        try {
            RootEntry root = RootEntry.read(connection)
                    .orElseThrow(() -> new SourceException(
                            Code.DELTA_IMPOSSIBLE,
                            "the directory of source " + source.name() + " does not show its root entry",
                            "Let the account read it, or set delta to MODIFY_TIMESTAMP.",
                            null));
            return root.changelog() == null ? UNNAMED : root.changelog();
        } catch (LDAPException e) {
            throw SourceFaults.whileReading(source, "the root entry", e);
        }
    }
}
