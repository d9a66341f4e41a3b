package io.isthmus.sync.ldap.activedirectory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.isthmus.directories.names.DistinguishedName;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A domain controller, as it names itself (MS-ADTS, section 3.1.1.3.2).
 *
 * @param host its DNS name, whatever address it was reached by
 * @param invocationId of its database: another one after it was restored from a backup
 * @param committed the highest update sequence number that it has given away
 * @param contexts naming contexts that it holds
 * @param tombstoneLifetime for how long it keeps deleted objects
 */
public record DomainController(
        String host, String invocationId, long committed, List<String> contexts, Duration tombstoneLifetime) {

    /** Where a forest does not say (MS-ADTS, section 6.1.1.2.4.1.1). */
    private static final Duration USUAL_TOMBSTONE_LIFETIME = Duration.ofDays(60);

    private static final String[] OF_ITSELF = {
        "dnsHostName", "dsServiceName", "highestCommittedUSN", "namingContexts", "configurationNamingContext"
    };

    /** Where it cannot say who it is, a fault: then nothing could be found by its own numbers. */
    public static DomainController at(LDAPConnection connection) throws LDAPException {
        SearchResultEntry root = connection.getEntry("", OF_ITSELF);
        if (root == null) {
            throw unnamed("shows no root entry");
        }
        return new DomainController(
                required(root, "dnsHostName"),
                invocationId(connection, required(root, "dsServiceName")),
                number(required(root, "highestCommittedUSN")),
                Arrays.asList(Objects.requireNonNullElse(root.getAttributeValues("namingContexts"), new String[0])),
                tombstoneLifetime(connection, required(root, "configurationNamingContext")));
    }

    private static String invocationId(LDAPConnection connection, String service) throws LDAPException {
        SearchResultEntry settings = connection.getEntry(service, "invocationId");
        byte[] id = settings == null ? null : settings.getAttributeValueBytes("invocationId");
        if (id == null) {
            throw unnamed("does not show the invocationId of " + service);
        }
        return Base64.getEncoder().encodeToString(id);
    }

    private static Duration tombstoneLifetime(LDAPConnection connection, String configuration) throws LDAPException {
        SearchResultEntry service = connection.getEntry(
                "CN=Directory Service,CN=Windows NT,CN=Services," + configuration, "tombstoneLifetime");
        return Optional.ofNullable(service)
                .map(entry -> entry.getAttributeValueAsLong("tombstoneLifetime"))
                .map(Duration::ofDays)
                .orElse(USUAL_TOMBSTONE_LIFETIME);
    }

    /** The naming context that a partition of the settings lies in; nothing where this controller does not hold it. */
    public Optional<String> contextOf(String partition) {
        DistinguishedName name = DistinguishedName.parse(partition);
        return contexts.stream()
                .filter(context -> name.isAtOrUnder(DistinguishedName.parse(context)))
                .max(Comparator.comparingInt(
                        context -> DistinguishedName.parse(context).depth()));
    }

    private static String required(SearchResultEntry root, String attribute) throws LDAPException {
        String value = root.getAttributeValue(attribute);
        if (value == null) {
            throw unnamed("does not show " + attribute + " in its root entry");
        }
        return value;
    }

    private static long number(String text) throws LDAPException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw unnamed("shows a highestCommittedUSN that is no number");
        }
    }

    private static LDAPException unnamed(String what) {
        return new LDAPException(ResultCode.NO_RESULTS_RETURNED, "the domain controller " + what);
    }
}
