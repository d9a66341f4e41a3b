package io.isthmus.sync.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.controls.PersistentSearchRequestControl;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.ldap.RootEntry;
import io.isthmus.sync.ldap.reading.SourceFaults;
import io.isthmus.sync.ldap.syncrepl.ContextCsn;
import io.isthmus.sync.ldap.syncrepl.StandingSearch;
import io.isthmus.sync.source.SourceListening;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Listens with one long search a partition, each over a connection of its own: content synchronization that goes on (RFC 4533,
 * refreshAndPersist), else a persistent search. As soon as one of them ends, all do.
 */
@ApplicationScoped
class LdapListening implements SourceListening {

    private final LdapConnectors connectors;

    LdapListening(LdapConnectors connectors) {
        this.connectors = connectors;
    }

    @Override
    public Ended listen(SourceSettings source, Runnable ring) {
        Map<SourceSettings, RootEntry> servers = new LinkedHashMap<>();
        for (SourceSettings each : source.servers()) {
            SourceSettings server = connectors.reached(each);
            Optional<RootEntry> root = root(server);
            if (root.isEmpty() || !offers(root.get())) {
                return Ended.NOT_OFFERED;
            }
            servers.put(server, root.get());
        }
        List<StandingSearch> streams = new ArrayList<>();
        BlockingQueue<Optional<LDAPException>> ends = new LinkedBlockingQueue<>();
        try {
            for (Map.Entry<SourceSettings, RootEntry> server : servers.entrySet()) {
                for (PartitionSettings partition : server.getKey().partitions()) {
                    streams.add(stream(server.getKey(), partition.dn(), server.getValue(), ring, ends));
                }
            }
            ring.run();
            Optional<LDAPException> end = ends.take();
            if (end.isPresent()) {
                throw SourceFaults.whileReading(source, "changes as they happen", end.get());
            }
            return Ended.OVER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Ended.OVER;
        } finally {
            streams.forEach(StandingSearch::close);
        }
    }

    private StandingSearch stream(
            SourceSettings source,
            String base,
            RootEntry root,
            Runnable ring,
            BlockingQueue<Optional<LDAPException>> ends) {
        LDAPConnection connection = connectors.signedIn(source);
        try {
            Optional<String> cookie = root.offersContentSync()
                    ? ContextCsn.cookie(connection, base, root.namingContexts())
                    : Optional.empty();
            return new StandingSearch(connection, base, cookie.orElse(null), ring, ends);
        } catch (LDAPException e) {
            connection.close();
            throw SourceFaults.whileReading(source, "contextCSN of " + base, e);
        }
    }

    private Optional<RootEntry> root(SourceSettings source) {
        try (LDAPConnection connection = connectors.signedIn(source)) {
            return RootEntry.read(connection);
        } catch (LDAPException e) {
            throw SourceFaults.whileReading(source, "the root entry", e);
        }
    }

    private static boolean offers(RootEntry root) {
        return root.offersContentSync()
                || root.controls().contains(PersistentSearchRequestControl.PERSISTENT_SEARCH_REQUEST_OID);
    }
}
