package io.isthmus.sync.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RootDSE;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.importing.SourceException;
import io.isthmus.sync.importing.SourceException.Code;
import java.util.Optional;
import java.util.function.Supplier;

/** What the root DSE says about the changelog (draft-good-ldap-changelog-04). */
final class Changelog {

    static final String DEFAULT_BASE = "cn=changelog";

    private Changelog() {}

    static RootDSE root(SourceSettings source, LDAPConnection connection) {
        try {
            RootDSE root = connection.getRootDSE();
            if (root == null) {
                throw new SourceException(
                        Code.DELTA_IMPOSSIBLE,
                        "the directory of source " + source.name() + " does not show its root entry",
                        "Let the account read it, or set delta to MODIFY_TIMESTAMP.",
                        null);
            }
            return root;
        } catch (LDAPException e) {
            throw LdapFaults.whileReading(source, "the root entry", e);
        }
    }

    static String base(RootDSE root) {
        String base = root.getChangelogDN();
        return base == null ? DEFAULT_BASE : base;
    }

    /** Asked before a full import begins, so that the next delta repeats what changed during it. */
    static Supplier<Optional<String>> lastChangeNumber(SourceSettings source, LDAPConnection connection) {
        Long last = root(source, connection).getLastChangeNumber();
        Optional<String> watermark = Optional.of(String.valueOf(last == null ? 0 : last));
        return () -> watermark;
    }
}
