package io.isthmus.sync.ldap.syncrepl;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.isthmus.directories.ldap.FaultKind;
import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.directories.names.MalformedName;
import io.isthmus.sync.ldap.reading.SourceDirectory;
import io.isthmus.sync.ldap.reading.SourceFaults;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The cookie of a first refresh. OpenLDAP's cookies hold the {@code contextCSN} of the naming context, one value a provider
 * (slap_parse_sync_cookie in its source); made of them before a full import, the delta after it needs no first refresh, which
 * would send everything a second time. A cookie without {@code rid} is answered with everything and no cookie.
 */
public final class ContextCsn {

    private static final String ATTRIBUTE = "contextCSN";

    private ContextCsn() {}

    /** Base64; empty where the account does not see it. */
    public static Optional<String> cookie(SourceDirectory directory, String base, List<String> namingContexts) {
        try {
            return cookie(directory.connection(), base, namingContexts);
        } catch (LDAPException e) {
            throw SourceFaults.whileReading(directory.source(), ATTRIBUTE + " of " + base, e);
        }
    }

    /**
     * Base64; empty where the account does not see it.
     *
     * @throws LDAPException when there is no answer: what a provider did not say is not what it has not
     */
    public static Optional<String> cookie(LDAPConnection connection, String base, List<String> namingContexts)
            throws LDAPException {
        Optional<String> context = contextOf(base, namingContexts);
        return context.isPresent() ? cookie(connection, context.get()) : Optional.empty();
    }

    private static Optional<String> cookie(LDAPConnection connection, String context) throws LDAPException {
        try {
            SearchResultEntry entry = connection.getEntry(context, ATTRIBUTE);
            String[] values = entry == null ? null : entry.getAttributeValues(ATTRIBUTE);
            return values == null || values.length == 0 ? Optional.empty() : Optional.of(cookie(List.of(values)));
        } catch (LDAPException e) {
            if (FaultKind.of(e.getResultCode()) == FaultKind.NO_ANSWER) {
                throw e;
            }
            return Optional.empty();
        }
    }

    public static String cookie(List<String> csns) {
        String text = "rid=000,csn=" + String.join(";", csns);
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The naming context that holds the base. */
    private static Optional<String> contextOf(String base, List<String> namingContexts) {
        try {
            DistinguishedName name = DistinguishedName.parse(base);
            return namingContexts.stream()
                    .filter(context -> name.isAtOrUnder(DistinguishedName.parse(context)))
                    .max(Comparator.comparingInt(
                            context -> DistinguishedName.parse(context).depth()));
        } catch (MalformedName e) {
            return Optional.empty();
        }
    }
}
