package io.isthmus.sync.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.isthmus.sync.ldap.reading.EntryReader;
import io.isthmus.sync.ldap.reading.SourceDirectory;
import io.isthmus.sync.ldap.reading.SourceFaults;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceReading;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Reads whatever is at some places now, each by a search of its own: no server has an index that answers for a DN. */
final class PlacesReading implements SourceReading {

    private final SourceDirectory directory;
    private final EntryReader entries;
    private final String[] attributes;
    private final Deque<String> places;

    PlacesReading(SourceDirectory directory, ImportSelection selection, Collection<String> places) {
        this.directory = directory;
        this.entries = directory.entries(selection);
        this.attributes = directory.requested(selection);
        this.places = new ArrayDeque<>(places);
    }

    @Override
    public Optional<List<SourceItem>> next() {
        if (places.isEmpty()) {
            return Optional.empty();
        }
        List<SourceItem> items = new ArrayList<>();
        long weight = 0;
        while (weight < SourceItem.PART && !places.isEmpty()) {
            weight += read(places.remove(), items);
        }
        return Optional.of(items);
    }

    /** @return what it weighs */
    private long read(String place, List<SourceItem> items) {
        long weight = 0;
        try {
            for (SearchResultEntry entry : directory
                    .connection()
                    .search(place, SearchScope.BASE, Filter.createPresenceFilter("objectClass"), attributes)
                    .getSearchEntries()) {
                SourceItem item = entries.read(entry);
                weight += item.weight();
                items.add(item);
            }
        } catch (LDAPSearchException e) {
            if (!e.getResultCode().isConnectionUsable()) {
                throw SourceFaults.whileReading(directory.source(), place, e);
            } // else nobody is there, or nobody that this server shows us: a value need not even be a name
        } catch (LDAPException e) {
            throw SourceFaults.whileReading(directory.source(), place, e);
        }
        return weight;
    }

    @Override
    public Optional<String> watermark() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // the connection belongs to the connector
    }
}
