package io.isthmus.sync.ldap.probing;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import io.isthmus.chassis.secrets.SecretNotResolved;
import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.containers.ContainerFilter;
import io.isthmus.directories.ldap.ConnectFault;
import io.isthmus.directories.ldap.Credentials;
import io.isthmus.directories.ldap.DirectoryAddress;
import io.isthmus.directories.ldap.LdapConnections;
import io.isthmus.directories.ldap.RootEntry;
import io.isthmus.sync.checking.DomainRights;
import io.isthmus.sync.checking.FoundChanges;
import io.isthmus.sync.checking.Sample;
import io.isthmus.sync.checking.ServerFacts;
import io.isthmus.sync.checking.SourceProbe;
import io.isthmus.sync.checking.Tried;
import io.isthmus.sync.checking.Tried.Faulty;
import io.isthmus.sync.checking.Tried.Why;
import io.isthmus.sync.ldap.AskedAbilities;
import io.isthmus.sync.ldap.LdapConnectors;
import io.isthmus.sync.ldap.MethodChoice;
import io.isthmus.sync.ldap.Readers;
import io.isthmus.sync.ldap.reading.KnownKinds;
import io.isthmus.sync.ldap.reading.SourceDirectory;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tries one LDAP directory, as imports do, with a shorter timeout. */
final class LdapProbe implements SourceProbe {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String NO_ATTRIBUTES = "1.1";

    private final SourceSettings source;
    private final LdapConnectors connectors;
    private final Readers readers;
    private @Nullable LDAPConnection connection;

    LdapProbe(SourceSettings source, LdapConnectors connectors, Secrets secrets) {
        this.source = source;
        this.connectors = connectors;
        this.readers = new Readers(secrets);
    }

    private interface Attempt {
        void run() throws LDAPException;
    }

    private static Tried tried(Attempt attempt) {
        try {
            attempt.run();
            return Tried.WORKED;
        } catch (LDAPException e) {
            return SourceProbeFaults.of(e);
        }
    }

    @Override
    public Tried secret() {
        try {
            readers.resolved(source);
            return Tried.WORKED;
        } catch (SecretNotResolved e) {
            return new Faulty(Why.SECRET, e.getMessage() + ". " + e.whatToDo());
        }
    }

    @Override
    public Tried reach() {
        try (Socket socket = new Socket()) {
            DirectoryAddress address = connectors.address(source);
            socket.connect(new InetSocketAddress(address.host(), address.port()), (int) TIMEOUT.toMillis());
            return Tried.WORKED;
        } catch (IOException e) {
            return SourceProbeFaults.ofNetwork(e);
        } catch (ConnectFault e) {
            return SourceProbeFaults.ofConnecting(e);
        }
    }

    @Override
    public Tried connect() {
        try {
            connection = connectors.connected(source, TIMEOUT);
            return Tried.WORKED;
        } catch (ConnectFault e) {
            return SourceProbeFaults.ofConnecting(e);
        } catch (SourceException e) {
            return new Faulty(Why.SECRET, String.valueOf(e.getMessage()));
        }
    }

    /** After {@link #connect} has worked. */
    private LDAPConnection connection() {
        return Objects.requireNonNull(connection);
    }

    @Override
    public Tried signIn() {
        try {
            Credentials credentials = Objects.requireNonNull(readers.resolved(source), "somebody signs in");
            return tried(() -> LdapConnections.signIn(connection(), credentials));
        } catch (SecretNotResolved e) {
            return new Faulty(Why.SECRET, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public ServerFacts server() {
        try {
            return RootEntry.read(connection()).map(LdapProbe::facts).orElse(ServerFacts.NOT_SHOWN);
        } catch (LDAPException e) {
            return ServerFacts.NOT_SHOWN;
        }
    }

    private static ServerFacts facts(RootEntry root) {
        return new ServerFacts(true, root.activeDirectory(), root.controls(), root.namingContexts(), root.now());
    }

    @Override
    public Tried entry(String dn) {
        return tried(() -> {
            SearchRequest request = Sampling.bounded(
                    dn, SearchScope.BASE, Filter.createPresenceFilter("objectClass"), 1, NO_ATTRIBUTES);
            if (connection().search(request).getEntryCount() == 0) {
                throw new LDAPException(ResultCode.NO_SUCH_OBJECT, "the directory shows no entry of this name");
            }
        });
    }

    @Override
    public Sample sample(String base, Collection<String> objectClasses, String anchor, String timestamp) {
        return Sampling.of(connection(), base, objectClasses, anchor, timestamp);
    }

    @Override
    public FoundChanges changes(Collection<String> objectClasses) {
        ImportSelection selection = new ImportSelection(
                new ContainerFilter(source.partitions()), Set.copyOf(objectClasses), Set.of(), Set.of());
        MethodChoice choice = MethodChoice.of(source, new AskedAbilities(directory(), selection));
        return new FoundChanges(choice.method(), choice.why(), choice.possible());
    }

    @Override
    public List<DomainRights> domainRights() {
        return server().activeDirectory() ? new DomainProbe(directory()).rights() : List.of();
    }

    private SourceDirectory directory() {
        return new SourceDirectory(source, connection(), new KnownKinds());
    }

    @Override
    public Tried changelog() {
        return tried(() -> {
            RootEntry.Changelog changelog =
                    RootEntry.read(connection()).map(RootEntry::changelog).orElse(null);
            if (changelog == null) {
                throw new LDAPException(ResultCode.NO_SUCH_OBJECT, "the root entry names none");
            }
            connection()
                    .search(Sampling.bounded(
                            changelog.base(),
                            SearchScope.BASE,
                            Filter.createPresenceFilter("objectClass"),
                            1,
                            NO_ATTRIBUTES));
        });
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.close();
        }
    }
}
