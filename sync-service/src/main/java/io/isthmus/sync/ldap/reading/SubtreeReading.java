package io.isthmus.sync.ldap.reading;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.isthmus.directories.containers.ContainerFilter.SearchBase;
import io.isthmus.directories.ldap.PagedSearch;
import io.isthmus.sync.source.SourceItem;
import java.util.List;
import java.util.Optional;

/** Reads whatever lies below some places, as it is now. A place that is not there any more has nothing below it. */
public final class SubtreeReading {

    private final PagedSearch search;
    private final WaitingEntries waiting;

    public SubtreeReading(
            LDAPConnection connection,
            EntryReader entries,
            List<String> places,
            Filter filter,
            int pageSize,
            String[] attributes) {
        this.waiting = new WaitingEntries(entries);
        List<SearchBase> bases =
                places.stream().map(dn -> new SearchBase(dn, false)).toList();
        this.search = PagedSearch.inParts(connection, bases, filter, pageSize, attributes);
    }

    /** The next page, which may be empty; nothing when there is no more. */
    public Optional<List<SourceItem>> next() throws LDAPException {
        if (waiting.isEmpty()) {
            Optional<List<SearchResultEntry>> page = page();
            if (page.isEmpty()) {
                return Optional.empty();
            }
            waiting.addAll(page.get());
        }
        return Optional.of(waiting.next());
    }

    private Optional<List<SearchResultEntry>> page() throws LDAPException {
        try {
            return search.next();
        } catch (LDAPException e) {
            if (e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
                return Optional.of(List.of()); // the next delta tells where it went
            }
            throw e;
        }
    }
}
