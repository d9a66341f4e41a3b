package io.isthmus.sync.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.ldap.ConnectFault;
import io.isthmus.directories.ldap.DirectoryAddress;
import io.isthmus.directories.ldap.LdapConnections;
import io.isthmus.directories.ldap.ServiceRecords;
import io.isthmus.sync.ldap.activedirectory.ControllerChoice;
import io.isthmus.sync.ldap.activedirectory.DomainController;
import io.isthmus.sync.ldap.activedirectory.DomainSource;
import io.isthmus.sync.ldap.activedirectory.DomainWatermark;
import io.isthmus.sync.ldap.reading.KeptConnections;
import io.isthmus.sync.ldap.reading.KnownKinds;
import io.isthmus.sync.ldap.reading.SourceDirectory;
import io.isthmus.sync.ldap.reading.SourceFaults;
import io.isthmus.sync.ldap.syncrepl.ProviderState;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceOpener;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Connects to directories. */
@ApplicationScoped
public class LdapConnectors implements SourceOpener {

    private static final Logger LOG = Logger.getLogger(LdapConnectors.class);

    private final LdapConfig config;
    private final Readers readers;
    private final LdapConnections connections;
    private final KnownKinds knownKinds = new KnownKinds();
    private final Clock clock;
    private final KnownClocks knownClocks;
    private final KeptConnections kept;
    private final ServiceRecords dns = new ServiceRecords();
    private final ControllerChoice choice;

    @Inject
    LdapConnectors(LdapConfig config, Secrets secrets) {
        this(config, secrets, Clock.systemUTC(), System::nanoTime);
    }

    LdapConnectors(LdapConfig config, Secrets secrets, Clock clock, LongSupplier ticker) {
        this.config = config;
        this.clock = clock;
        this.readers = new Readers(secrets);
        this.connections = new LdapConnections(config.connectTimeout(), config.maxMessageSize());
        this.knownClocks = new KnownClocks(ticker);
        this.kept = new KeptConnections(this::signedIn, ticker);
        this.choice = new ControllerChoice(dns, this::isReached);
    }

    @Override
    public boolean opens(SourceKind kind) {
        return kind.speaksLdap();
    }

    /** Connects when something is asked: that throws a {@link SourceException} when the directory does not let us in. */
    @Override
    public SourceConnector apply(SourceSettings source) {
        return open(source, null);
    }

    @Override
    public SourceConnector open(SourceSettings source, @Nullable String last) {
        List<SourceSettings> servers = source.servers();
        return servers.size() == 1
                ? server(servers.getFirst(), last)
                : new ForestSource(source, members(servers, ForestWatermark.servers(last)));
    }

    private List<ForestSource.Member> members(List<SourceSettings> servers, Map<String, String> last) {
        return servers.stream()
                .map(server ->
                        new ForestSource.Member(server, connector(server, last.get(ForestSource.Member.name(server)))))
                .toList();
    }

    private SourceConnector connector(SourceSettings server, @Nullable String last) {
        try {
            return server(server, last);
        } catch (SourceException e) {
            return new AwayServer(server, e);
        }
    }

    private SourceConnector server(SourceSettings server, @Nullable String last) {
        Optional<DomainWatermark> before = Optional.ofNullable(last).flatMap(DomainWatermark::read);
        SourceSettings reached = choice.of(server, last);
        KeptConnections.Lending connections = kept.of(reached);
        SourceDirectory directory = new SourceDirectory(reached, connections::take, knownKinds);
        LdapSource source =
                new LdapSource(directory, config.deltaOverlap(), knownClocks.of(server), clock, connections, last);
        return server.kind() == SourceKind.ACTIVE_DIRECTORY
                ? new DomainSource(
                        source,
                        directory,
                        before,
                        config.replicationPatience(),
                        new DomainSource.Connecting(
                                () -> signedIn(reached), name -> controller(name, choice.others(server, reached))))
                : source;
    }

    /** Leaves the connection behind for the reading that follows. */
    private void isReached(SourceSettings address, @Nullable String last) {
        KeptConnections.Lending connections = kept.of(address);
        LDAPConnection connection = connections.take();
        try {
            if (address.kind() == SourceKind.LDAP) {
                new ProviderState(new SourceDirectory(address, connection, knownKinds), clock).requireProvider(last);
            }
        } catch (SourceException e) {
            connection.close();
            throw e;
        }
        connections.giveBack(connection);
    }

    /** The same source at the address where it is read. */
    SourceSettings reached(SourceSettings server) {
        return choice.of(server, null);
    }

    /** Asks each for its name: an address need not say it. */
    private Optional<LDAPConnection> controller(String name, List<SourceSettings> addresses) {
        for (SourceSettings address : addresses) {
            try {
                LDAPConnection connection = signedIn(address);
                if (DomainController.at(connection).host().equalsIgnoreCase(name)) {
                    return Optional.of(connection);
                }
                connection.close();
            } catch (SourceException | LDAPException e) {
                LOG.debugf(e, "source %s does not answer at %s", address.name(), address.url());
            }
        }
        return Optional.empty();
    }

    LDAPConnection signedIn(SourceSettings source) {
        return signedIn(source, config.responseTimeout());
    }

    /** @param responseTimeout how long one answer may take */
    LDAPConnection signedIn(SourceSettings source, Duration responseTimeout) {
        try {
            return connections.signedIn(address(source), readers.credentials(source), responseTimeout);
        } catch (ConnectFault e) {
            throw SourceFaults.whileConnecting(source, e);
        }
    }

    /** Connects without signing in. */
    public LDAPConnection connected(SourceSettings source, Duration responseTimeout) throws ConnectFault {
        return connections.open(address(source), readers.shownWhileConnecting(source), responseTimeout);
    }

    @PreDestroy
    void close() {
        kept.close();
    }

    /** Where DNS has to be asked, the first that it names. */
    public DirectoryAddress address(SourceSettings source) throws ConnectFault {
        String url = source.url() == null
                ? ""
                : DirectoryAddress.servers(source.url(), dns).getFirst();
        return DirectoryAddress.of(url, source.startTls(), source.trustedCertificatesRef());
    }
}
