package io.isthmus.sync.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.containers.ContainerFilter.SearchBase;
import io.isthmus.directories.ldap.PagedSearch;
import io.isthmus.sync.importing.ImportSelection;
import io.isthmus.sync.importing.SourceException;
import io.isthmus.sync.importing.SourceItem;
import io.isthmus.sync.importing.SourceReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the selected subtrees, page by page. Of several, one that fails is told and the others go on. */
final class PagedReading implements SourceReading {

    private final SourceSettings source;
    private final EntryReader entries;
    private final Consumer<Entry> seen;
    private final PagedSearch search;
    private final boolean several;

    /**
     * @param seen told of each entry
     * @param changed which objects, beside the selection; without it all
     */
    PagedReading(
            SourceSettings source,
            LDAPConnection connection,
            EntryReader entries,
            Consumer<Entry> seen,
            ImportSelection selection,
            @Nullable Filter changed,
            String[] attributes) {
        this.source = source;
        this.entries = entries;
        this.seen = seen;
        Filter ofClass = ofAnyClass(selection);
        List<SearchBase> bases = selection.filter().searchBases();
        this.several = bases.size() > 1;
        this.search = new PagedSearch(
                connection,
                bases,
                changed == null ? ofClass : Filter.createANDFilter(ofClass, changed),
                source.pageSize(),
                attributes);
    }

    private static Filter ofAnyClass(ImportSelection selection) {
        return Filter.createORFilter(selection.objectClasses().stream()
                .sorted()
                .map(name -> Filter.createEqualityFilter("objectClass", name))
                .toList());
    }

    @Override
    public Optional<List<SourceItem>> next() {
        try {
            Optional<List<SearchResultEntry>> page = search.next();
            return page.isEmpty() ? Optional.empty() : Optional.of(items(page.get()));
        } catch (LDAPException e) {
            return Optional.of(List.of(failed(e)));
        }
    }

    /** One base that cannot be read stops no other, as long as there is a connection. */
    private SourceItem failed(LDAPException fault) {
        String base = search.base().dn();
        SourceException told = SourceFaults.whileReading(source, base, fault);
        if (!several || !fault.getResultCode().isConnectionUsable()) {
            throw told;
        }
        return SourceItem.BaseFailed.of(base, told);
    }

    private List<SourceItem> items(List<SearchResultEntry> page) throws LDAPException {
        List<SourceItem> items = new ArrayList<>(page.size());
        for (SearchResultEntry entry : page) {
            seen.accept(entry);
            items.add(entries.read(entry));
        }
        return items;
    }

    @Override
    public Optional<String> watermark() {
        return Optional.empty();
    }

    @Override
    public void close() {
        search.close(); // the connection belongs to the connector
    }
}
