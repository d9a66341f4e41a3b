package io.isthmus.sync.ldap;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;

/** UnboundID's in-memory server, with a changelog. */
public final class InMemoryTestDirectory implements TestDirectory {

    private final InMemoryDirectoryServer server;

    public InMemoryTestDirectory() {
        this(null);
    }

    /** @param interceptor changes what the server answers; {@code null} for none */
    public InMemoryTestDirectory(InMemoryOperationInterceptor interceptor) {
        try {
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(SUFFIX);
            config.addAdditionalBindCredentials(ACCOUNT, PASSWORD);
            config.setListenerConfigs(InMemoryListenerConfig.createLDAPConfig("plain", 0));
            config.setMaxChangeLogEntries(10_000);
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

    @Override
    public int port() {
        return server.getListenPort();
    }

    @Override
    public boolean hasChangelog() {
        return true;
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
