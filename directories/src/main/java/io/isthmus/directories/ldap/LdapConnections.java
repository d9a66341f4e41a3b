package io.isthmus.directories.ldap;

import com.unboundid.ldap.sdk.ExtendedResult;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import com.unboundid.util.ssl.SSLUtil;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** Opens connections: encrypted as the address says, with time limits, signed in where an account is given. */
public final class LdapConnections {

    /** A group of 250,000 members comes in one message where the directory has no ranges. */
    private static final int LARGEST_MESSAGE = 64 * 1024 * 1024;

    private final Duration connectTimeout;
    private final int largestMessage;

    /** @param connectTimeout how long opening a connection may take */
    public LdapConnections(Duration connectTimeout) {
        this(connectTimeout, LARGEST_MESSAGE);
    }

    /** @param largestMessage bytes of one answer, above which the connection is closed */
    public LdapConnections(Duration connectTimeout, int largestMessage) {
        this.connectTimeout = connectTimeout;
        this.largestMessage = largestMessage;
    }

    /**
     * Connects and signs in.
     *
     * @param credentials nobody's where there are none
     * @param responseTimeout how long the directory may take for one answer, such as one page
     */
    public LDAPConnection signedIn(
            DirectoryAddress address, @Nullable Credentials credentials, Duration responseTimeout) throws ConnectFault {
        LDAPConnection connection = open(address, credentials, responseTimeout);
        if (credentials == null) {
            return connection;
        }
        try {
            signIn(connection, credentials);
            return connection;
        } catch (LDAPException e) {
            connection.close();
            throw new ConnectFault(e);
        }
    }

    /** @param connection opened for these credentials */
    public static void signIn(LDAPConnection connection, Credentials credentials) throws LDAPException {
        SigningIn.signIn(connection, credentials);
    }

    /** Connects without signing in: what of the credentials is shown while it is being encrypted is shown. */
    public LDAPConnection open(DirectoryAddress address, @Nullable Credentials credentials, Duration responseTimeout)
            throws ConnectFault {
        SSLUtil tls = address.encrypted() || address.startTls() ? tls(address, credentials) : null;
        LDAPConnection connection = connection(address.encrypted() ? tls : null, options(responseTimeout));
        try {
            connection.connect(address.host(), address.port(), (int) connectTimeout.toMillis());
            if (address.startTls() && tls != null) {
                startTls(tls, connection);
            }
            return connection;
        } catch (LDAPException e) {
            connection.close();
            throw new ConnectFault(e);
        } catch (ConnectFault e) {
            connection.close();
            throw e;
        }
    }

    private static LDAPConnection connection(@Nullable SSLUtil tls, LDAPConnectionOptions options) throws ConnectFault {
        try {
            return tls == null
                    ? new LDAPConnection(options)
                    : new LDAPConnection(tls.createSSLSocketFactory(), options);
        } catch (GeneralSecurityException e) {
            throw certificates(e);
        }
    }

    private LDAPConnectionOptions options(Duration responseTimeout) {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis((int) connectTimeout.toMillis());
        options.setResponseTimeoutMillis(responseTimeout.toMillis());
        options.setAbandonOnTimeout(true);
        options.setFollowReferrals(false);
        options.setMaxMessageSize(largestMessage);
        options.setUseSynchronousMode(true);
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        return options;
    }

    private static void startTls(SSLUtil tls, LDAPConnection connection) throws LDAPException, ConnectFault {
        try {
            ExtendedResult result =
                    connection.processExtendedOperation(new StartTLSExtendedRequest(tls.createSSLContext()));
            if (!result.getResultCode().equals(ResultCode.SUCCESS)) {
                throw new LDAPException(ResultCode.CONNECT_ERROR, "StartTLS was refused: " + result.getResultString());
            }
        } catch (GeneralSecurityException e) {
            throw certificates(e);
        } catch (LDAPException e) {
            throw new LDAPException(ResultCode.CONNECT_ERROR, "StartTLS failed: " + e.getMessage(), e);
        }
    }

    private static SSLUtil tls(DirectoryAddress address, @Nullable Credentials credentials) throws ConnectFault {
        try {
            return new SSLUtil(
                    SigningIn.keys(credentials), new TrustManager[] {Trust.of(address.trustedCertificatesRef())});
        } catch (GeneralSecurityException | IOException e) {
            throw certificates(e);
        }
    }

    private static ConnectFault certificates(Exception cause) {
        return new ConnectFault(FaultKind.CERTIFICATES, cause.getMessage(), cause);
    }
}
