package io.isthmus.sync.ldap.syncrepl;

import com.unboundid.ldap.sdk.LDAPException;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.ldap.RootEntry;
import io.isthmus.sync.ldap.reading.SourceDirectory;
import io.isthmus.sync.ldap.reading.SourceFaults;
import io.isthmus.sync.source.SourceException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the server that answers knows all that the last import has seen. Behind one address there may be several providers, and one that
 * lags behind shows people as they were, and does not know whoever came since: it is not read before it has caught up.
 */
public final class ProviderState {

    private final SourceDirectory directory;
    private final Clock clock;

    public ProviderState(SourceDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Of several servers of a source each has to be a provider, or nobody knows how far it lags behind.
     *
     * @param last watermark of the last import
     * @throws SourceException {@code SOURCE_BEHIND} when it misses something of what that one has seen
     */
    public void requireProvider(@Nullable String last) {
        if (!offersContentSync()) {
            throw SourceFaults.severalServers(directory.source());
        }
        Optional.ofNullable(last)
                .flatMap(SyncWatermark::of)
                .map(SyncWatermark::cookies)
                .orElse(Map.of())
                .forEach(this::requireAll);
    }

    private boolean offersContentSync() {
        return root().filter(RootEntry::offersContentSync)
                .filter(entry -> directory.source().partitions().stream()
                        .allMatch(partition -> ContextCsn.cookie(directory, partition.dn(), entry.namingContexts())
                                .isPresent()))
                .isPresent();
    }

    /** Those of the server: contextCSN stands there, and a partition of the settings may be a container below. */
    List<String> namingContexts() {
        return root().map(RootEntry::namingContexts).orElse(List.of());
    }

    private Optional<RootEntry> root() {
        try {
            return RootEntry.read(directory.connection());
        } catch (LDAPException e) {
            throw SourceFaults.whileReading(directory.source(), "the root entry", e);
        }
    }

    /**
     * @param seen cookie of the last import
     * @throws SourceException {@code SOURCE_BEHIND} when it misses something of it
     */
    void requireAll(String base, String seen) {
        ContextCsn.cookie(directory, base, namingContexts()).ifPresent(here -> requireAll(base, seen, here));
    }

    /** @param here cookie of this server */
    void requireAll(String base, String seen, String here) {
        CsnSet known = CsnSet.ofCookie(here);
        Optional<String> missing = known.newest().isEmpty()
                ? Optional.empty() // not a cookie of OpenLDAP
                : known.misses(CsnSet.ofCookie(seen), clock.instant());
        missing.ifPresent(csn -> {
            throw behind(directory.source(), base, csn);
        });
    }

    /** @param csn the first change that is missing */
    private static SourceException behind(SourceSettings source, String base, String csn) {
        return new SourceException(
                SourceException.Code.SOURCE_BEHIND,
                SourceFaults.at(source) + " knows less below " + base + " than the last import has seen (change " + csn
                        + " of provider " + CsnSet.serverId(csn) + " is missing); nobody was taken as gone",
                "Wait until it has what the other providers have. If it was restored from a backup, change something in"
                        + " it and run a full import.",
                null);
    }
}
