package io.isthmus.sync.ldap;

import com.unboundid.ldap.sdk.ExtendedResult;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import com.unboundid.util.ssl.SSLUtil;
import io.isthmus.chassis.secrets.SecretNotResolved;
import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.importing.SourceConnector;
import io.isthmus.sync.importing.SourceConnectors;
import io.isthmus.sync.importing.SourceException;
import io.isthmus.sync.importing.SourceException.Code;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;

/** Opens LDAP connections: encrypted as the settings say, signed in, with timeouts. */
@ApplicationScoped
public class LdapConnectors implements SourceConnectors {

    private static final int LDAP_PORT = 389;
    private static final int LDAPS_PORT = 636;

    private final LdapConfig config;
    private final Secrets secrets;
    private final KnownKinds knownKinds = new KnownKinds();

    LdapConnectors(LdapConfig config, Secrets secrets) {
        this.config = config;
        this.secrets = secrets;
    }

    @Override
    public SourceConnector connect(SourceSettings source) {
        return new LdapSource(source, signedIn(source, config.responseTimeout()), config, knownKinds);
    }

    /** @param patience how long one answer may take */
    LDAPConnection signedIn(SourceSettings source, Duration patience) {
        LDAPConnection connection = open(source, patience);
        try {
            signIn(source, connection);
            return connection;
        } catch (LDAPException e) {
            connection.close();
            throw LdapFaults.whileConnecting(source, e);
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Connects, encrypted as the settings say, without signing in.
     *
     * @param patience how long one answer may take
     */
    LDAPConnection open(SourceSettings source, Duration patience) {
        try {
            LDAPURL url = new LDAPURL(source.url());
            LDAPConnection connection = encrypted(url)
                    ? new LDAPConnection(tls(source).createSSLSocketFactory(), options(patience))
                    : new LDAPConnection(options(patience));
            connection.connect(
                    url.getHost(), port(url), (int) config.connectTimeout().toMillis());
            if (source.startTls() && !encrypted(url)) {
                startTls(source, connection);
            }
            return connection;
        } catch (LDAPException e) {
            throw LdapFaults.whileConnecting(source, e);
        } catch (GeneralSecurityException e) {
            throw certificates(source, e);
        }
    }

    static int port(LDAPURL url) {
        return url.portProvided() ? url.getPort() : encrypted(url) ? LDAPS_PORT : LDAP_PORT;
    }

    private static boolean encrypted(LDAPURL url) {
        return "ldaps".equals(url.getScheme());
    }

    private LDAPConnectionOptions options(Duration patience) {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis((int) config.connectTimeout().toMillis());
        options.setResponseTimeoutMillis(patience.toMillis());
        options.setAbandonOnTimeout(true);
        options.setFollowReferrals(false);
        options.setUseSynchronousMode(true);
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        return options;
    }

    private void startTls(SourceSettings source, LDAPConnection connection) throws LDAPException {
        try {
            ExtendedResult result = connection.processExtendedOperation(
                    new StartTLSExtendedRequest(tls(source).createSSLContext()));
            if (!result.getResultCode().equals(ResultCode.SUCCESS)) {
                connection.close();
                throw new LDAPException(ResultCode.CONNECT_ERROR, "StartTLS was refused: " + result.getResultString());
            }
        } catch (GeneralSecurityException e) {
            connection.close();
            throw certificates(source, e);
        } catch (LDAPException e) {
            connection.close();
            throw new LDAPException(ResultCode.CONNECT_ERROR, "StartTLS failed: " + e.getMessage(), e);
        }
    }

    private static SSLUtil tls(SourceSettings source) {
        try {
            return new SSLUtil(Trust.of(source.trustedCertificatesRef()));
        } catch (GeneralSecurityException | IOException e) {
            throw certificates(source, e);
        }
    }

    private static SourceException certificates(SourceSettings source, Exception cause) {
        return new SourceException(
                Code.SOURCE_UNREACHABLE,
                "the trusted certificates " + source.trustedCertificatesRef() + " of the source " + source.name()
                        + " cannot be used: " + cause.getMessage(),
                "Let trustedCertificatesRef be file:/path of a readable file with PEM certificates.",
                cause);
    }

    private void signIn(SourceSettings source, LDAPConnection connection) throws LDAPException {
        if (source.bindDn() == null || source.bindDn().isBlank()) {
            return;
        }
        try {
            connection.bind(new SimpleBindRequest(source.bindDn(), secrets.resolve(source.passwordRef())));
        } catch (SecretNotResolved e) {
            throw new SourceException(
                    Code.SECRET_UNRESOLVED,
                    "the password of the source " + source.name() + ": " + e.getMessage(),
                    e.whatToDo(),
                    e);
        }
    }
}
