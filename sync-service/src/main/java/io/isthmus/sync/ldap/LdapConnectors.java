package io.isthmus.sync.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import io.isthmus.chassis.secrets.SecretNotResolved;
import io.isthmus.chassis.secrets.Secrets;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.ldap.BindAccount;
import io.isthmus.directories.ldap.ConnectFault;
import io.isthmus.directories.ldap.DirectoryAddress;
import io.isthmus.directories.ldap.LdapConnections;
import io.isthmus.sync.importing.SourceConnector;
import io.isthmus.sync.importing.SourceException;
import io.isthmus.sync.importing.SourceException.Code;
import io.isthmus.sync.importing.SourceOpener;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Connects to directories. */
@ApplicationScoped
public class LdapConnectors implements SourceOpener {

    private final LdapConfig config;
    private final Secrets secrets;
    private final LdapConnections connections;
    private final KnownKinds knownKinds = new KnownKinds();
    private final Clock clock;
    private final KnownClocks knownClocks;
    private final KeptConnections kept;

    @Inject
    LdapConnectors(LdapConfig config, Secrets secrets) {
        this(config, secrets, Clock.systemUTC(), System::nanoTime);
    }

    LdapConnectors(LdapConfig config, Secrets secrets, Clock clock, LongSupplier ticker) {
        this.config = config;
        this.clock = clock;
        this.secrets = secrets;
        this.connections = new LdapConnections(config.connectTimeout(), config.maxMessageSize());
        this.knownClocks = new KnownClocks(ticker);
        this.kept = new KeptConnections(this::signedIn, ticker);
    }

    @Override
    public boolean opens(SourceSettings.Kind kind) {
        return kind.speaksLdap();
    }

    /** Connects when something is asked: that throws a {@link SourceException} when the directory does not let us in. */
    @Override
    public SourceConnector apply(SourceSettings source) {
        List<SourceSettings> servers = source.servers();
        return servers.size() == 1
                ? server(servers.getFirst())
                : new ForestSource(
                        source,
                        servers.stream()
                                .map(server -> new ForestSource.Member(server, server(server)))
                                .toList());
    }

    private LdapSource server(SourceSettings source) {
        KeptConnections.Lending connections = kept.of(source);
        return new LdapSource(
                new SourceDirectory(source, connections::take, knownKinds),
                config.deltaOverlap(),
                knownClocks.of(source),
                clock,
                connections);
    }

    LDAPConnection signedIn(SourceSettings source) {
        return signedIn(source, config.responseTimeout());
    }

    /** @param responseTimeout how long one answer may take */
    LDAPConnection signedIn(SourceSettings source, Duration responseTimeout) {
        try {
            return connections.signedIn(address(source), account(source), responseTimeout);
        } catch (ConnectFault e) {
            throw SourceFaults.whileConnecting(source, e);
        }
    }

    /** Connects without signing in. */
    LDAPConnection open(SourceSettings source, Duration responseTimeout) throws ConnectFault {
        return connections.open(address(source), responseTimeout);
    }

    @PreDestroy
    void close() {
        kept.close();
    }

    static DirectoryAddress address(SourceSettings source) throws ConnectFault {
        return DirectoryAddress.of(source.url(), source.startTls(), source.trustedCertificatesRef());
    }

    private @Nullable BindAccount account(SourceSettings source) {
        if (source.bindDn() == null || source.bindDn().isBlank()) {
            return null;
        }
        try {
            return new BindAccount(source.bindDn(), secrets.resolve(source.passwordRef()));
        } catch (SecretNotResolved e) {
            throw new SourceException(
                    Code.SECRET_UNRESOLVED,
                    "the password of the source " + source.name() + ": " + e.getMessage(),
                    e.whatToDo(),
                    e);
        }
    }
}
