package io.isthmus.sync.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.containers.ContainerFilter.SearchBase;
import io.isthmus.sync.importing.Selection;
import io.isthmus.sync.importing.SourceItem;
import io.isthmus.sync.importing.SourceReading;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Reads the selected subtrees one after the other, in pages (RFC 2696). */
final class PagedReading implements SourceReading {

    private final SourceSettings source;
    private final LDAPConnection connection;
    private final EntryReader entries;
    private final Timestamps timestamps;
    private final Iterator<SearchBase> bases;
    private final Filter filter;
    private final String[] attributes;
    private SearchBase base;
    private ASN1OctetString cookie;

    /** @param changed which objects, beside the selection; {@code null} for all */
    PagedReading(
            SourceSettings source,
            LDAPConnection connection,
            EntryReader entries,
            Timestamps timestamps,
            Selection selection,
            Filter changed,
            String[] attributes) {
        this.source = source;
        this.connection = connection;
        this.entries = entries;
        this.timestamps = timestamps;
        this.bases = selection.filter().searchBases().iterator();
        this.attributes = attributes;
        Filter ofClass = ofAnyClass(selection);
        this.filter = changed == null ? ofClass : Filter.createANDFilter(ofClass, changed);
    }

    private static Filter ofAnyClass(Selection selection) {
        return Filter.createORFilter(selection.objectClasses().stream()
                .sorted()
                .map(name -> Filter.createEqualityFilter("objectClass", name))
                .toList());
    }

    @Override
    public Optional<List<SourceItem>> next() {
        if (cookie == null) {
            if (!bases.hasNext()) {
                return Optional.empty();
            }
            base = bases.next();
        }
        try {
            return Optional.of(page());
        } catch (LDAPException e) {
            throw LdapFaults.whileReading(source, base.dn(), e);
        }
    }

    private List<SourceItem> page() throws LDAPException {
        SearchRequest request = new SearchRequest(base.dn(), SearchScope.SUB, filter, attributes);
        request.addControl(new SimplePagedResultsControl(source.pageSize(), cookie, true));
        SearchResult result = connection.search(request);
        SimplePagedResultsControl more = SimplePagedResultsControl.get(result);
        cookie = more != null && more.moreResultsToReturn() ? more.getCookie() : null;
        List<SourceItem> items = new ArrayList<>(result.getEntryCount());
        for (SearchResultEntry entry : result.getSearchEntries()) {
            timestamps.see(entry);
            items.add(entries.read(entry));
        }
        return items;
    }

    @Override
    public Optional<String> watermark() {
        return timestamps.watermark();
    }

    @Override
    public void close() {
        // the connection belongs to the connector
    }
}
