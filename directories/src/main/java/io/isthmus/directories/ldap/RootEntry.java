package io.isthmus.directories.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RootDSE;
import com.unboundid.ldap.sdk.controls.ContentSyncRequestControl;
import com.unboundid.util.StaticUtils;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a directory says of itself (root DSE, RFC 4512, section 5.1).
 *
 * @param activeDirectory whether it declares one of Active Directory's capabilities
 * @param vendor who made it, where it says so
 * @param controls OIDs it supports
 * @param namingContexts as it spells them
 * @param defaultNamingContext the domain, in Active Directory
 * @param now its own time, which only Active Directory says
 */
public record RootEntry(
        boolean activeDirectory,
        @Nullable String vendor,
        Set<String> controls,
        List<String> namingContexts,
        @Nullable String defaultNamingContext,
        @Nullable Instant now,
        @Nullable Changelog changelog) {

    /** Active Directory and its lightweight sibling (MS-ADTS, section 3.1.1.3.4.3). */
    private static final List<String> ACTIVE_DIRECTORY = List.of("1.2.840.113556.1.4.800", "1.2.840.113556.1.4.1851");

    private static final String APACHE = "Apache Software Foundation";
    private static final String CHANGELOG_BASE = "cn=changelog";

    /**
     * The changelog (draft-good-ldap-changelog-04).
     *
     * @param last 0 for none
     */
    public record Changelog(String base, @Nullable Long first, long last) {}

    public RootEntry {
        controls = Set.copyOf(controls);
        namingContexts = List.copyOf(namingContexts);
    }

    /** @return empty when the directory does not show it to this account */
    public static Optional<RootEntry> read(LDAPConnection connection) throws LDAPException {
        return Optional.ofNullable(connection.getRootDSE()).map(RootEntry::of);
    }

    /**
     * Content synchronization (RFC 4533) from a cookie made of {@code contextCSN}, as OpenLDAP has it. ApacheDS announces it, refuses such a
     * cookie, and has a contextCSN that goes back.
     */
    public boolean offersContentSync() {
        return controls.contains(ContentSyncRequestControl.SYNC_REQUEST_OID) && !APACHE.equals(vendor);
    }

    static RootEntry of(RootDSE root) {
        return new RootEntry(
                values(root, "supportedCapabilities").stream().anyMatch(ACTIVE_DIRECTORY::contains),
                root.getVendorName(),
                Set.copyOf(values(root, "supportedControl")),
                values(root, "namingContexts"),
                root.getAttributeValue("defaultNamingContext"),
                time(root.getAttributeValue("currentTime")),
                changelog(root));
    }

    private static @Nullable Changelog changelog(RootDSE root) {
        String base = root.getChangelogDN();
        Long last = root.getLastChangeNumber();
        return base == null && last == null
                ? null
                : new Changelog(
                        base == null ? CHANGELOG_BASE : base, root.getFirstChangeNumber(), last == null ? 0 : last);
    }

    private static List<String> values(RootDSE root, String attribute) {
        String[] values = root.getAttributeValues(attribute);
        return values == null ? List.of() : List.of(values);
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : StaticUtils.decodeGeneralizedTime(text).toInstant();
        } catch (ParseException e) {
            return null; // a directory that says it in another way has its clock not compared
        }
    }
}
