package io.isthmus.directories.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a directory is, and how the way there is protected.
 *
 * @param encrypted whether TLS comes first ({@code ldaps})
 * @param startTls whether a plain connection is upgraded before anything is sent (RFC 4511, section 4.14)
 * @param trustedCertificatesRef {@code file:} reference to PEM certificates to trust beside the system's
 */
public record DirectoryAddress(
        String host,
        int port,
        boolean encrypted,
        boolean startTls,
        @Nullable String trustedCertificatesRef) {

    private static final int LDAP_PORT = 389;
    private static final int LDAPS_PORT = 636;

    /**
     * @param url {@code ldap://host:389} or {@code ldaps://host:636}; without a port, the one of its scheme
     * @throws ConnectFault of kind {@code ADDRESS} when it is none of these
     */
    public static DirectoryAddress of(@Nullable String url, boolean startTls, @Nullable String trustedCertificatesRef)
            throws ConnectFault {
        LDAPURL parsed = parsed(url);
        boolean encrypted = parsed.getScheme().toLowerCase(Locale.ROOT).equals("ldaps");
        int standard = encrypted ? LDAPS_PORT : LDAP_PORT;
        return new DirectoryAddress(
                parsed.getHost(),
                parsed.portProvided() ? parsed.getPort() : standard,
                encrypted,
                startTls && !encrypted,
                trustedCertificatesRef);
    }

    /**
     * Each server that the address may lead to: itself, or those that DNS names where the host is a service
     * ({@link ServiceRecords}). DNS tells the port of LDAP; of LDAP over TLS it is the usual one.
     */
    public static List<String> servers(String url, ServiceRecords dns) throws ConnectFault {
        LDAPURL parsed = parsed(url);
        if (!ServiceRecords.isService(parsed.getHost())) {
            return List.of(url);
        }
        boolean encrypted = parsed.getScheme().equalsIgnoreCase("ldaps");
        return dns.of(parsed.getHost()).stream()
                .map(server ->
                        parsed.getScheme() + "://" + server.host() + ":" + (encrypted ? LDAPS_PORT : server.port()))
                .toList();
    }

    private static LDAPURL parsed(@Nullable String url) throws ConnectFault {
        try {
            LDAPURL parsed = new LDAPURL(url == null ? "" : url);
            String scheme = parsed.getScheme().toLowerCase(Locale.ROOT);
            if (parsed.hostProvided() && (scheme.equals("ldap") || scheme.equals("ldaps"))) {
                return parsed;
            }
            throw new ConnectFault(FaultKind.ADDRESS, "'" + url + "' names no host of a directory", null);
        } catch (LDAPException e) {
            throw new ConnectFault(FaultKind.ADDRESS, "'" + url + "' is not the address of a directory", e);
        }
    }
}
