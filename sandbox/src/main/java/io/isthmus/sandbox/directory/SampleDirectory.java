package io.isthmus.sandbox.directory;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryDirectoryServerSnapshot;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.schema.Schema;
import com.unboundid.ldif.LDIFException;
import io.isthmus.localstack.ports.BusyPort;
import io.isthmus.localstack.ports.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Iterator;
import java.util.List;

/**
 * A real LDAP server on the loopback interface with the {@link Population}. Changes through LDAP or {@link #server()} are
 * recorded in {@code cn=changelog}, and {@link #oracle()} follows them.
 *
 * <p>Memory: some 15 KB an object, so 50,000 take about 750 MB.
 */
public final class SampleDirectory implements AutoCloseable {

    /** Changes that can still be read; older ones are forgotten, as in a directory that trims its changelog. */
    private static final int CHANGELOG_ENTRIES = 20_000;

    /** Of {@link #bindDn()}. No secret: the directory holds nothing but invented people. */
    public static final String PASSWORD = "sample-reader";

    private static final String SCHEMA = "active-directory-schema.ldif";

    private final InMemoryDirectoryServer server;
    private final Population population;
    private final String password;

    private SampleDirectory(InMemoryDirectoryServer server, Population population, String password) {
        this.server = server;
        this.population = population;
        this.password = password;
    }

    /**
     * @param port to listen on, 0 for any
     * @param objects that belong into the target, see {@link Population}
     * @throws BusyPort when somebody listens there
     */
    public static SampleDirectory start(int port, int objects) {
        return start(InetAddress.getLoopbackAddress(), port, objects, PASSWORD);
    }

    /**
     * @param address to listen on; another than the loopback interface lets other machines, or containers, in
     * @param password of the account that reads
     */
    public static SampleDirectory start(InetAddress address, int port, int objects, String password) {
        if (port != 0) {
            Ports.requireFree(port, "the sample directory", "--ldap-port");
        }
        Population population = new Population(objects);
        try {
            PagedSearches pages = new PagedSearches();
            InMemoryDirectoryServer server =
                    new InMemoryDirectoryServer(configuration(address, port, CHANGELOG_ENTRIES, pages, password));
            pages.answerFrom(server);
            server.restoreSnapshot(loaded(population));
            server.startListening();
            return new SampleDirectory(server, population, password);
        } catch (LDAPException e) {
            throw new IllegalStateException("the sample directory does not start: " + e.getMessage(), e);
        }
    }

    /** The server itself, to change what it holds or to write as no client could. */
    public InMemoryDirectoryServer server() {
        return server;
    }

    public Population population() {
        return population;
    }

    public int port() {
        return server.getListenPort();
    }

    public String url() {
        return "ldap://127.0.0.1:" + port();
    }

    public String bindDn() {
        return Forest.READER_DN;
    }

    public String password() {
        return password;
    }

    /** What should be in the target, judged from what the directory holds at this moment. */
    public Oracle oracle() {
        try {
            List<SearchResultEntry> entries = server.search(
                            Forest.BASE_DN,
                            SearchScope.SUB,
                            "(|(objectClass=user)(objectClass=contact)(objectClass=group))")
                    .getSearchEntries();
            return new Oracle(entries, Forest.partition(), Forest.DOMAIN);
        } catch (LDAPException e) {
            throw new IllegalStateException("the sample directory cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        server.shutDown(true);
    }

    private static InMemoryDirectoryServerConfig configuration(
            InetAddress address, int port, int changelogEntries, PagedSearches pages, String password)
            throws LDAPException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(Forest.BASE_DN);
        config.setSchema(Schema.mergeSchemas(Schema.getDefaultStandardSchema(), activeDirectorySchema()));
        // Active Directory allows what strict servers do not, such as a blank at the end of a value
        config.setEnforceAttributeSyntaxCompliance(false);
        config.setEnforceSingleStructuralObjectClass(false);
        config.addAdditionalBindCredentials(Forest.READER_DN, password);
        config.setMaxChangeLogEntries(changelogEntries);
        config.addInMemoryOperationInterceptor(new DomainController());
        config.addInMemoryOperationInterceptor(pages);
        config.setListenerConfigs(InMemoryListenerConfig.createLDAPConfig("sample", address, port, null));
        return config;
    }

    /**
     * Loaded by a server of its own that keeps one change: otherwise the changelog would begin with the additions of the
     * last 20,000 entries, 5 KB each.
     */
    private static InMemoryDirectoryServerSnapshot loaded(Population population) throws LDAPException {
        InMemoryDirectoryServer loader = new InMemoryDirectoryServer(
                configuration(InetAddress.getLoopbackAddress(), 0, 1, new PagedSearches(), PASSWORD));
        Iterator<Entry> entries = population.entries().iterator();
        while (entries.hasNext()) {
            loader.add(entries.next());
        }
        return loader.createSnapshot();
    }

    private static Schema activeDirectorySchema() {
        try (InputStream ldif = SampleDirectory.class.getResourceAsStream(SCHEMA)) {
            return Schema.getSchema(ldif);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + SCHEMA, e);
        } catch (LDIFException e) {
            throw new IllegalStateException(SCHEMA + ": " + e.getMessage(), e);
        }
    }
}
