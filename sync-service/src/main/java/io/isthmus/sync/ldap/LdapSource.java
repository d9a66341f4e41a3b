package io.isthmus.sync.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.directories.ldap.DirectoryClock;
import io.isthmus.sync.ldap.activedirectory.ContainerIdentity;
import io.isthmus.sync.ldap.activedirectory.DirSyncFinding;
import io.isthmus.sync.ldap.activedirectory.Locating;
import io.isthmus.sync.ldap.activedirectory.UsnFinding;
import io.isthmus.sync.ldap.changelog.ChangelogFinding;
import io.isthmus.sync.ldap.reading.ChangeFinding;
import io.isthmus.sync.ldap.reading.KeptConnections;
import io.isthmus.sync.ldap.reading.References;
import io.isthmus.sync.ldap.reading.SourceDirectory;
import io.isthmus.sync.ldap.reading.SourceFaults;
import io.isthmus.sync.ldap.syncrepl.SyncreplFinding;
import io.isthmus.sync.source.FindingMethod;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceReading;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One signed-in connection to an LDAP directory. */
final class LdapSource implements SourceConnector {

    private static final Logger LOG = Logger.getLogger(LdapSource.class);

    private final SourceDirectory directory;
    private final Duration deltaOverlap;
    private final DirectoryClock directoryClock;
    private final Clock clock;
    private final KeptConnections.Lending connections;
    private final Locating locating;
    private final @Nullable String last;
    private @Nullable FindingMethod method;
    private boolean readsAhead;
    private volatile boolean readToItsEnd;
    private @Nullable SourceDirectory beside;

    /**
     * @param deltaOverlap how far a delta by time stamps reaches back before its watermark
     * @param connections to the same directory, for what is asked while something is read
     * @param last watermark of the last complete import
     */
    LdapSource(
            SourceDirectory directory,
            Duration deltaOverlap,
            DirectoryClock directoryClock,
            Clock clock,
            KeptConnections.Lending connections,
            @Nullable String last) {
        this.directory = directory;
        this.deltaOverlap = deltaOverlap;
        this.directoryClock = directoryClock;
        this.clock = clock;
        this.connections = connections;
        this.locating = new Locating(directory);
        this.last = last;
    }

    @Override
    public SourceReading fullImport(ImportSelection selection) {
        directory.readSchema();
        MethodChoice choice = MethodChoice.of(directory.source(), new AskedAbilities(directory, selection));
        if (!choice.possible()) {
            throw choice.refusal(directory.source());
        }
        LOG.infof(
                "changes of source %s are found by %s, because %s",
                directory.source().name(), choice.method(), choice.why());
        method = new FindingMethod(choice.method(), choice.why());
        return finding(choice.method()).full(selection);
    }

    @Override
    public SourceReading deltaImport(ImportSelection selection, String watermark) {
        readsAhead = true;
        DeltaMethod before = WatermarkMethod.of(watermark);
        method = new FindingMethod(before, null);
        return new ToItsEnd(finding(before).since(selection, watermark), () -> readToItsEnd = true);
    }

    @Override
    public Optional<FindingMethod> method() {
        return Optional.ofNullable(method);
    }

    private ChangeFinding finding(DeltaMethod method) {
        return switch (method) {
            case CHANGELOG -> new ChangelogFinding(directory);
            case SYNCREPL -> new SyncreplFinding(directory, connections, last, clock);
            case DIRSYNC -> new DirSyncFinding(directory, clock);
            case USN -> new UsnFinding(directory, clock);
            case AUTO, MODIFY_TIMESTAMP -> new ModifyTimestamps(directory, deltaOverlap, directoryClock, clock);
        };
    }

    /**
     * Active Directory keeps references intact by itself: a link follows the object that it names, and the object that holds
     * the link is not stamped as changed (MS-ADTS, section 3.1.1.1.6). Elsewhere such an object looks changed.
     */
    @Override
    public SourceReading referring(ImportSelection selection, Collection<String> dns) {
        if (directory.source().kind() != SourceKind.ACTIVE_DIRECTORY) {
            return SourceReading.ofNothing();
        }
        return References.to(dns, selection, directory.kinds())
                .map(anyOfThem -> asked().paged(selection, anyOfThem))
                .orElseGet(SourceReading::ofNothing);
    }

    @Override
    public SourceReading at(ImportSelection selection, Collection<String> dns) {
        return new PlacesReading(asked(), selection, dns);
    }

    @Override
    public Map<String, String> locate(Collection<String> wanted) {
        return locating.places(wanted, asked().connection());
    }

    @Override
    public Set<String> unanswered() {
        return locating.unanswered();
    }

    @Override
    public Level containers(String dn, int limit) {
        try {
            return LdapContainers.directlyBelow(directory.connection(), dn, limit);
        } catch (LDAPException e) {
            throw SourceFaults.whileReading(directory.source(), "the containers in " + dn, e);
        }
    }

    /**
     * A delta is read ahead while it is asked where somebody is, and one connection answers one question at a time: who waits for
     * an answer takes what comes, and throws away what is for others.
     */
    private SourceDirectory asked() {
        if (!readsAhead) {
            return directory;
        }
        SourceDirectory other = beside == null ? directory.beside() : beside;
        beside = other;
        return other;
    }

    @Override
    public Map<String, String> containerIds(Collection<String> dns) {
        return new ContainerIdentity(directory).ids(dns);
    }

    @Override
    public Map<String, String> containersById(Collection<String> ids) {
        return new ContainerIdentity(directory).places(ids);
    }

    /** Of a reading that broke off somebody may still wait for an answer; and a full import comes once a day. */
    @Override
    public void close() {
        Consumer<LDAPConnection> over = readToItsEnd ? connections::giveBack : LDAPConnection::close;
        Stream.concat(directory.opened(), Stream.ofNullable(beside).flatMap(SourceDirectory::opened))
                .forEach(over);
    }
}
