package io.isthmus.analyzer.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.AggregateTrustManager;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import com.unboundid.util.ssl.JVMDefaultTrustManager;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import io.isthmus.analyzer.counting.DirectoryAccess;
import io.isthmus.analyzer.counting.DirectoryFault;
import io.isthmus.analyzer.counting.DirectoryFault.Kind;
import io.isthmus.chassis.secrets.SecretNotResolved;
import io.isthmus.chassis.secrets.Secrets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStoreException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.TrustManager;

/** Opens a connection to a directory and signs in, or says in our words why not. */
final class LdapConnections {

    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;
    private static final String FILE = "file:";

    private final Secrets secrets;
    private final Duration responseTimeout;

    LdapConnections(Secrets secrets, Duration responseTimeout) {
        this.secrets = secrets;
        this.responseTimeout = responseTimeout;
    }

    LDAPConnection open(DirectoryAccess access) throws DirectoryFault {
        LDAPURL url = url(access.url());
        boolean ldaps = url.getScheme().equalsIgnoreCase("ldaps");
        LDAPConnection connection = connect(access, url, ldaps);
        try {
            if (!ldaps && access.startTls()) {
                connection.processExtendedOperation(
                        new StartTLSExtendedRequest(tls(access).createSSLContext()));
            }
            if (access.bindDn() != null) {
                connection.bind(access.bindDn(), secrets.resolve(access.passwordRef()));
            }
            return connection;
        } catch (LDAPException refused) {
            connection.close();
            throw LdapFaults.of(refused, access.url(), access.bindDn());
        } catch (GeneralSecurityException broken) {
            connection.close();
            throw tlsFault(access, broken);
        } catch (SecretNotResolved missing) {
            connection.close();
            throw new DirectoryFault(Kind.SECRET_NOT_RESOLVED, missing.detail(), missing.whatToDo());
        } catch (RuntimeException fault) {
            connection.close();
            throw fault;
        }
    }

    private LDAPConnection connect(DirectoryAccess access, LDAPURL url, boolean ldaps) throws DirectoryFault {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(CONNECT_TIMEOUT_MILLIS);
        options.setResponseTimeoutMillis(responseTimeout.toMillis());
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        options.setFollowReferrals(false);
        // entries are handed on by the thread that searches: it can be slow, fail or stop
        options.setUseSynchronousMode(true);
        try {
            return ldaps
                    ? new LDAPConnection(tls(access).createSSLSocketFactory(), options, url.getHost(), url.getPort())
                    : new LDAPConnection(options, url.getHost(), url.getPort());
        } catch (LDAPException unreachable) {
            throw LdapFaults.unreachable(unreachable, access.url());
        } catch (GeneralSecurityException broken) {
            throw tlsFault(access, broken);
        }
    }

    private static LDAPURL url(String url) throws DirectoryFault {
        try {
            LDAPURL parsed = new LDAPURL(url == null ? "" : url);
            String scheme = parsed.getScheme().toLowerCase(Locale.ROOT);
            if (parsed.hostProvided() && (scheme.equals("ldap") || scheme.equals("ldaps"))) {
                return parsed;
            }
        } catch (LDAPException malformed) {
            throw badUrl(url);
        }
        throw badUrl(url);
    }

    private static DirectoryFault badUrl(String url) {
        return new DirectoryFault(
                Kind.DIRECTORY_URL,
                "'" + url + "' is not the address of a directory",
                "Give ldap://host:389 or ldaps://host:636.");
    }

    /** The system's certificate authorities, and beside them those the administrator names. */
    private static SSLUtil tls(DirectoryAccess access) throws DirectoryFault {
        TrustManager system = JVMDefaultTrustManager.getInstance();
        String ref = access.trustedCertificatesRef();
        if (ref == null || ref.isBlank()) {
            return new SSLUtil(system);
        }
        if (!ref.startsWith(FILE)) {
            throw new DirectoryFault(
                    Kind.DIRECTORY_TLS,
                    "trustedCertificatesRef does not start with file:",
                    "Give file: and the path of a PEM file.");
        }
        try {
            TrustManager named = new PEMFileTrustManager(
                    Path.of(ref.substring(FILE.length())).toFile());
            return new SSLUtil(new AggregateTrustManager(
                    false, JVMDefaultTrustManager.getInstance(), (javax.net.ssl.X509TrustManager) named));
        } catch (KeyStoreException unreadable) {
            throw new DirectoryFault(
                    Kind.DIRECTORY_TLS,
                    ref + " holds no certificates that can be read",
                    "Put one or more PEM certificates into the file and make it readable for this service.");
        }
    }

    private static DirectoryFault tlsFault(DirectoryAccess access, GeneralSecurityException broken) {
        return new DirectoryFault(
                Kind.DIRECTORY_TLS,
                "TLS with " + access.url() + " cannot be set up ("
                        + broken.getClass().getSimpleName() + ")",
                "Check the certificates that trustedCertificatesRef names.");
    }
}
