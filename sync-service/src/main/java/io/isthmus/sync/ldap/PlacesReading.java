package io.isthmus.sync.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.isthmus.sync.importing.ImportSelection;
import io.isthmus.sync.importing.SourceItem;
import io.isthmus.sync.importing.SourceReading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads whatever is at some places now, each by a search of its own: no server has an index that answers for a DN. */
final class PlacesReading implements SourceReading {

    private final SourceDirectory directory;
    private final EntryReader entries;
    private final String[] attributes;
    private final List<String> places;
    private boolean read;

    PlacesReading(SourceDirectory directory, ImportSelection selection, Collection<String> places) {
        this.directory = directory;
        this.entries = directory.entries(selection);
        this.attributes = directory.requested(selection);
        this.places = List.copyOf(places);
    }

    @Override
    public Optional<List<SourceItem>> next() {
        if (read) {
            return Optional.empty();
        }
        read = true;
        List<SourceItem> items = new ArrayList<>();
        for (String place : places) {
            read(place, items);
        }
        return Optional.of(items);
    }

    private void read(String place, List<SourceItem> items) {
        try {
            for (SearchResultEntry entry : directory
                    .connection()
                    .search(place, SearchScope.BASE, Filter.createPresenceFilter("objectClass"), attributes)
                    .getSearchEntries()) {
                items.add(entries.read(entry));
            }
        } catch (LDAPSearchException e) {
            if (!e.getResultCode().isConnectionUsable()) {
                throw SourceFaults.whileReading(directory.source(), place, e);
            } // else nobody is there, or nobody that this server shows us: a value need not even be a name
        } catch (LDAPException e) {
            throw SourceFaults.whileReading(directory.source(), place, e);
        }
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
