package io.isthmus.sync.ldap;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.schema.Schema;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStoreException;

/** UnboundID's in-memory server, with a changelog. */
public final class InMemoryTestDirectory implements TestDirectory {

    private final InMemoryDirectoryServer server;
    private final TestCertificate certificate;

    public InMemoryTestDirectory() {
        this(null);
    }

    /** @param interceptor changes what the server answers; {@code null} for none */
    public InMemoryTestDirectory(InMemoryOperationInterceptor interceptor) {
        this(interceptor, null);
    }

    /** One that speaks TLS from the first byte. */
    static InMemoryTestDirectory encrypted(TestCertificate certificate) {
        return new InMemoryTestDirectory(null, certificate);
    }

    private InMemoryTestDirectory(InMemoryOperationInterceptor interceptor, TestCertificate certificate) {
        this.certificate = certificate;
        try {
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(SUFFIX);
            config.addAdditionalBindCredentials(ACCOUNT, PASSWORD);
            config.setListenerConfigs(listener());
            config.setMaxChangeLogEntries(10_000);
            config.setSchema(Schema.mergeSchemas(config.getSchema(), groupsByUid()));
            if (interceptor != null) {
                config.addInMemoryOperationInterceptor(interceptor);
            }
            server = new InMemoryDirectoryServer(config);
            server.startListening();
            apply("dn: " + SUFFIX + "\nobjectClass: top\nobjectClass: domain\ndc: example");
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 2307, as far as groups go. */
    private static Schema groupsByUid() throws LDAPException {
        return new Schema(new Entry(
                "cn=schema",
                new Attribute(
                        "attributeTypes",
                        "( 1.3.6.1.1.1.1.1 NAME 'gidNumber' EQUALITY integerMatch"
                                + " SYNTAX 1.3.6.1.4.1.1466.115.121.1.27 SINGLE-VALUE )",
                        "( 1.3.6.1.1.1.1.12 NAME 'memberUid' EQUALITY caseExactIA5Match"
                                + " SYNTAX 1.3.6.1.4.1.1466.115.121.1.26 )"),
                new Attribute(
                        "objectClasses",
                        "( 1.3.6.1.1.1.2.2 NAME 'posixGroup' SUP top STRUCTURAL MUST ( cn $ gidNumber )"
                                + " MAY ( userPassword $ memberUid $ description ) )")));
    }

    private InMemoryListenerConfig listener() throws LDAPException {
        if (certificate == null) {
            return InMemoryListenerConfig.createLDAPConfig("plain", 0);
        }
        try {
            return InMemoryListenerConfig.createLDAPSConfig(
                    "encrypted",
                    InetAddress.getLoopbackAddress(),
                    0,
                    new SSLUtil(keys(), null).createSSLServerSocketFactory(),
                    new SSLUtil(new TrustAllTrustManager()).createSSLSocketFactory());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStoreKeyManager keys() throws KeyStoreException {
        return new KeyStoreKeyManager(
                certificate.keys().toString(), TestCertificate.PASSWORD.toCharArray(), "PKCS12", "it");
    }

    @Override
    public LDAPConnection connect() {
        if (certificate == null) {
            return TestDirectory.super.connect();
        }
        try {
            LDAPConnection connection = server.getConnection();
            connection.bind(ACCOUNT, PASSWORD);
            return connection;
        } catch (LDAPException e) {
            throw new IllegalStateException("the test directory does not let us in", e);
        }
    }

    @Override
    public int port() {
        return server.getListenPort();
    }

    @Override
    public boolean hasChangelog() {
        return true;
    }

    /** Those that are open; others can be opened. */
    void breakConnections() {
        server.closeAllConnections(false);
    }

    /** Refuses all connections from now on, and breaks those that are open. */
    public void stop() {
        server.shutDown(true);
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
