package io.isthmus.sync.ldap.syncrepl;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.sync.ldap.reading.EntryReader;
import io.isthmus.sync.ldap.reading.KeptConnections;
import io.isthmus.sync.ldap.reading.SourceDirectory;
import io.isthmus.sync.ldap.reading.SourceFaults;
import io.isthmus.sync.ldap.reading.SubtreeReading;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceException.Code;
import io.isthmus.sync.source.SourceItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A directory as a provider of content synchronization (RFC 4533), for one reading. */
public final class SyncProvider {

    /** By which it names whoever is gone. */
    public static final String ANCHOR = "entryUUID";

    private static final String HAS_CHILDREN = "hasSubordinates";
    private static final int ASKED_TOGETHER = 100;

    private static final Set<ResultCode> UNUSABLE = Set.of(
            ResultCode.E_SYNC_REFRESH_REQUIRED,
            ResultCode.UNWILLING_TO_PERFORM,
            ResultCode.UNAVAILABLE_CRITICAL_EXTENSION,
            ResultCode.PROTOCOL_ERROR);

    private final SourceDirectory directory;
    private final KeptConnections.Lending connections;
    private final ImportSelection selection;
    private final ProviderState state;
    private final EntryReader entries;

    /** @param connections to the same directory */
    SyncProvider(
            SourceDirectory directory,
            KeptConnections.Lending connections,
            ImportSelection selection,
            ProviderState state) {
        this.directory = directory;
        this.connections = connections;
        this.selection = selection;
        this.state = state;
        this.entries = directory.entries(selection);
    }

    /**
     * Starts a refresh of everything below the base, of any class: a container that is renamed takes along those in it without
     * a word of them.
     */
    SyncSearch refresh(String base, String cookie) {
        return new SyncSearch(connections, base, cookie, directory.requested(selection, HAS_CHILDREN));
    }

    /** Whether something lies below an entry of a refresh. */
    static boolean hasChildren(Entry entry) {
        return "TRUE".equalsIgnoreCase(entry.getAttributeValue(HAS_CHILDREN));
    }

    ProviderState state() {
        return state;
    }

    /** Nothing for an entry that cannot be taken and that nobody asked for. */
    Optional<SourceItem> read(SearchResultEntry entry) throws LDAPException {
        Entry asAFullImportReadsIt = entry.duplicate();
        asAFullImportReadsIt.removeAttribute(HAS_CHILDREN);
        SourceItem item = entries.read(asAFullImportReadsIt);
        return item instanceof SourceItem.Faulty && !isOfSelectedClass(entry) ? Optional.empty() : Optional.of(item);
    }

    private boolean isOfSelectedClass(Entry entry) {
        String[] classes = entry.getObjectClassValues();
        return classes != null && Arrays.stream(classes).anyMatch(selection.objectClasses()::contains);
    }

    /** Reads what lies below these places now. */
    SubtreeReading below(List<String> places) {
        Filter ofAnyClass = Filter.createORFilter(selection.objectClasses().stream()
                .map(name -> Filter.createEqualityFilter("objectClass", name))
                .toList());
        return new SubtreeReading(
                directory.connection(),
                entries,
                places,
                ofAnyClass,
                directory.source().pageSize(),
                directory.requested(selection));
    }

    /** Where those are now that have left the base, are elsewhere, and have something below them. */
    List<String> containersAmong(List<UUID> gone) throws LDAPException {
        List<String> places = new ArrayList<>();
        for (int from = 0; from < gone.size(); from += ASKED_TOGETHER) {
            Filter anyOfThem =
                    Filter.createORFilter(gone.subList(from, Math.min(gone.size(), from + ASKED_TOGETHER)).stream()
                            .map(id -> Filter.createEqualityFilter(ANCHOR, id.toString()))
                            .toList());
            for (PartitionSettings partition : directory.source().partitions()) {
                directory
                        .connection()
                        .search(partition.dn(), SearchScope.SUB, anyOfThem, HAS_CHILDREN)
                        .getSearchEntries()
                        .stream()
                        .filter(SyncProvider::hasChildren)
                        .map(Entry::getDN)
                        .forEach(places::add);
            }
        }
        return places;
    }

    SourceException nobodyIsLeft(String base) {
        return impossible("the provider said that nothing at all is left below " + base, null);
    }

    /** What a provider cannot tell any more a full import reads; everything else is a fault of the directory. */
    SourceException fault(String base, String cookie, LDAPException cause) {
        if (!UNUSABLE.contains(cause.getResultCode())) {
            return SourceFaults.whileReading(directory.source(), base, cause);
        }
        state.requireAll(base, cookie);
        return impossible(
                "the provider does not take the cookie for " + base + " ("
                        + cause.getResultCode().getName() + ": " + cause.getMessage() + ")",
                cause);
    }

    private SourceException impossible(String what, @Nullable LDAPException cause) {
        return new SourceException(
                Code.DELTA_IMPOSSIBLE,
                "source " + directory.source().name() + ": " + what,
                "Nothing: a full import follows. If this stays, see whether the provider was restored from a backup.",
                cause);
    }
}
