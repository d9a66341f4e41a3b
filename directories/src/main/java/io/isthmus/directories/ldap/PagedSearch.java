package io.isthmus.directories.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import io.isthmus.directories.containers.ContainerFilter.SearchBase;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads subtrees one after the other in pages (RFC 2696): one page at a time is in memory, however large the directory is. A
 * directory that knows no pages is read in one search a subtree, as bounded ({@link StreamedSearch}).
 * What lies in other naming contexts (search result references) is not followed. For one thread.
 */
public final class PagedSearch implements AutoCloseable {

    private final LDAPConnection connection;
    private final Iterator<SearchBase> bases;
    private final Filter filter;
    private final int pageSize;
    private final List<Control> controls;
    private final String[] attributes;
    private @Nullable SearchBase base;
    private @Nullable ASN1OctetString cookie;
    private @Nullable StreamedSearch stream;
    private boolean unpaged;

    /** @param attributes {@code 1.1} for names alone */
    public PagedSearch(
            LDAPConnection connection, List<SearchBase> bases, Filter filter, int pageSize, String... attributes) {
        this(connection, bases, filter, pageSize, List.of(), attributes);
    }

    /** @param controls beside that of the paging */
    public PagedSearch(
            LDAPConnection connection,
            List<SearchBase> bases,
            Filter filter,
            int pageSize,
            List<Control> controls,
            String... attributes) {
        this.controls = List.copyOf(controls);
        this.connection = connection;
        this.bases = bases.iterator();
        this.filter = filter;
        this.pageSize = pageSize;
        this.attributes = attributes;
    }

    /**
     * The next page, which may be empty; nothing when everything has been read. After a fault, the next call goes on with
     * the next subtree.
     */
    public Optional<List<SearchResultEntry>> next() throws LDAPException {
        if (stream != null) {
            return streamed(stream);
        }
        if (cookie == null) {
            if (!bases.hasNext()) {
                return Optional.empty();
            }
            base = bases.next();
        }
        if (unpaged) {
            return streamed(new StreamedSearch(connection, base().dn(), filter, pageSize, attributes));
        }
        ASN1OctetString from = cookie;
        cookie = null;
        try {
            return Optional.of(page(from));
        } catch (LDAPSearchException e) {
            if (from != null || !e.getResultCode().equals(ResultCode.UNAVAILABLE_CRITICAL_EXTENSION)) {
                throw e;
            }
            unpaged = true;
            return streamed(new StreamedSearch(connection, base().dn(), filter, pageSize, attributes));
        }
    }

    /** At the end of a stream comes an empty page, and then the next subtree. */
    private Optional<List<SearchResultEntry>> streamed(StreamedSearch from) throws LDAPException {
        stream = null;
        Optional<List<SearchResultEntry>> page = from.next();
        stream = page.isPresent() ? from : null;
        return Optional.of(page.orElse(List.of()));
    }

    /** Gives up what is still being read. */
    @Override
    public void close() {
        if (stream != null) {
            stream.close();
        }
    }

    private List<SearchResultEntry> page(@Nullable ASN1OctetString from) throws LDAPException {
        SearchRequest request = new SearchRequest(base().dn(), SearchScope.SUB, filter, attributes);
        request.addControls(controls.toArray(Control[]::new));
        request.addControl(new SimplePagedResultsControl(pageSize, from, true));
        SearchResult result = connection.search(request);
        SimplePagedResultsControl more = SimplePagedResultsControl.get(result);
        cookie = more != null && more.moreResultsToReturn() ? more.getCookie() : null;
        return result.getSearchEntries();
    }

    /** Where the last page came from, or should have. */
    public SearchBase base() {
        return Objects.requireNonNull(base, "no page was asked for");
    }
}
