package io.isthmus.directories.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultListener;
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
    private final boolean inParts;
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
        this(connection, bases, filter, pageSize, controls, false, attributes);
    }

    private PagedSearch(
            LDAPConnection connection,
            List<SearchBase> bases,
            Filter filter,
            int pageSize,
            List<Control> controls,
            boolean inParts,
            String... attributes) {
        this.controls = List.copyOf(controls);
        this.connection = connection;
        this.bases = bases.iterator();
        this.filter = filter;
        this.pageSize = pageSize;
        this.inParts = inParts;
        this.attributes = attributes;
    }

    /**
     * For entries of any size: a heavy page is handed over in parts while the rest of it is still on its way, so ten groups of 250,000
     * members are never in memory together, and the next page is on its way while one is taken. Whoever takes a part must not ask anything
     * else over this connection.
     */
    public static PagedSearch inParts(
            LDAPConnection connection, List<SearchBase> bases, Filter filter, int pageSize, String... attributes) {
        return new PagedSearch(connection, bases, filter, pageSize, List.of(), true, attributes);
    }

    /**
     * The next page or part of one, which may be empty; nothing when everything has been read. After a fault, the next call goes on with
     * the next subtree.
     */
    public Optional<List<SearchResultEntry>> next() throws LDAPException {
        if (stream != null) {
            return Optional.of(streamed(stream));
        }
        if (cookie == null) {
            if (!bases.hasNext()) {
                return Optional.empty();
            }
            base = bases.next();
        }
        ASN1OctetString from = cookie;
        cookie = null;
        try {
            return Optional.of(asked(from));
        } catch (LDAPException e) {
            if (unpaged || from != null || !e.getResultCode().equals(ResultCode.UNAVAILABLE_CRITICAL_EXTENSION)) {
                throw e;
            }
            unpaged = true;
            return Optional.of(asked(null));
        }
    }

    private List<SearchResultEntry> asked(@Nullable ASN1OctetString from) throws LDAPException {
        return inParts || unpaged
                ? streamed(new StreamedSearch(connection, pageSize, new PageAfterPage()))
                : whole(request(null, from));
    }

    private List<SearchResultEntry> whole(SearchRequest request) throws LDAPException {
        SearchResult result = connection.search(request);
        cookie = more(result);
        return result.getSearchEntries();
    }

    private List<SearchResultEntry> streamed(StreamedSearch from) throws LDAPException {
        stream = null;
        List<SearchResultEntry> part = from.next().orElse(List.of());
        if (!from.ended()) {
            stream = from;
        }
        return part;
    }

    private final class PageAfterPage implements StreamedSearch.Question {

        @Override
        public SearchRequest first(SearchResultListener listener) {
            return request(listener, null);
        }

        @Override
        public Optional<SearchRequest> after(SearchResult page, SearchResultListener listener) throws LDAPException {
            return Optional.ofNullable(more(page)).map(from -> request(listener, from));
        }
    }

    private SearchRequest request(@Nullable SearchResultListener listener, @Nullable ASN1OctetString from) {
        SearchRequest request = new SearchRequest(listener, base().dn(), SearchScope.SUB, filter, attributes);
        request.addControls(controls.toArray(Control[]::new));
        if (!unpaged) {
            request.addControl(new SimplePagedResultsControl(pageSize, from, true));
        }
        return request;
    }

    private static @Nullable ASN1OctetString more(SearchResult result) throws LDAPException {
        SimplePagedResultsControl more = SimplePagedResultsControl.get(result);
        return more != null && more.moreResultsToReturn() ? more.getCookie() : null;
    }

    /** Gives up what is still being read. */
    @Override
    public void close() {
        if (stream != null) {
            stream.close();
        }
    }

    /** Where the last page came from, or should have. */
    public SearchBase base() {
        return Objects.requireNonNull(base, "no page was asked for");
    }
}
