package io.isthmus.sync.ldap.reading;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.containers.ContainerFilter.SearchBase;
import io.isthmus.directories.ldap.PagedSearch;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceReading;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the selected subtrees, page by page. Of several, one that fails is told and the others go on. */
final class PagedReading implements SourceReading {

    private final SourceSettings source;
    private final WaitingEntries waiting;
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
        this.waiting = new WaitingEntries(entries);
        this.seen = seen;
        Filter ofClass = ofAnyClass(selection);
        List<SearchBase> bases = selection.filter().searchBases();
        this.several = bases.size() > 1;
        this.search = PagedSearch.inParts(
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
            if (waiting.isEmpty()) {
                Optional<List<SearchResultEntry>> page = search.next();
                if (page.isEmpty()) {
                    return Optional.empty();
                }
                page.get().forEach(seen);
                waiting.addAll(page.get());
            }
            return Optional.of(waiting.next());
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

    @Override
    public Optional<String> watermark() {
        return Optional.empty();
    }

    @Override
    public void close() {
        search.close(); // the connection belongs to the connector
    }
}
