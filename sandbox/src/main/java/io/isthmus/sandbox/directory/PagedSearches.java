package io.isthmus.sandbox.directory;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ReadOnlySearchRequest;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Answers paged searches (RFC 2696) from one snapshot of the result. The in-memory server would search everything anew for
 * each page, in time quadratic to the number of entries: minutes for 50,000.
 */
final class PagedSearches extends InMemoryOperationInterceptor {

    /** Searches that were begun and not finished; the eldest gives way, as at any server under administrative limits. */
    private static final int OPEN_SEARCHES = 16;

    private record OpenSearch(List<SearchResultEntry> entries, int position) {}

    private final Map<String, OpenSearch> open = new LinkedHashMap<>();
    private final AtomicLong cookies = new AtomicLong();
    private @Nullable InMemoryDirectoryServer server;

    void answerFrom(InMemoryDirectoryServer directory) {
        server = directory;
    }

    @Override
    public void processSearchRequest(InMemoryInterceptedSearchRequest intercepted) throws LDAPException {
        SimplePagedResultsControl page = pageAskedFor(intercepted.getRequest().getControls());
        if (page == null) {
            return;
        }
        OpenSearch search = page.getCookie() == null || page.getCookie().getValueLength() == 0
                ? new OpenSearch(everything(intercepted.getRequest()), 0)
                : take(page.getCookie().stringValue());
        int end = Math.min(search.entries().size(), search.position() + page.getSize());
        for (SearchResultEntry entry : search.entries().subList(search.position(), end)) {
            intercepted.sendSearchEntry(entry);
        }
        // an exception is how an interceptor answers by itself, also a success
        throw new LDAPException(ResultCode.SUCCESS, null, null, null, new Control[] {next(search, end)});
    }

    private static @Nullable SimplePagedResultsControl pageAskedFor(Control[] controls) {
        for (Control control : controls) {
            if (control instanceof SimplePagedResultsControl paged) {
                return paged;
            }
            if (control.getOID().equals(SimplePagedResultsControl.PAGED_RESULTS_OID)) {
                try {
                    return new SimplePagedResultsControl(control.getOID(), control.isCritical(), control.getValue());
                } catch (LDAPException malformed) {
                    // the server answers it with the proper error
                    return null;
                }
            }
        }
        return null;
    }

    private List<SearchResultEntry> everything(ReadOnlySearchRequest request) throws LDAPException {
        SearchRequest whole = new SearchRequest(
                request.getBaseDN(),
                request.getScope(),
                request.getFilter(),
                request.getAttributeList().toArray(String[]::new));
        try {
            return Objects.requireNonNull(server).search(whole).getSearchEntries();
        } catch (LDAPSearchException e) {
            throw new LDAPException(e.getResultCode(), e.getDiagnosticMessage(), e.getMatchedDN(), e.getReferralURLs());
        }
    }

    private synchronized OpenSearch take(String cookie) throws LDAPException {
        OpenSearch search = open.remove(cookie);
        if (search == null) {
            throw new LDAPException(ResultCode.UNWILLING_TO_PERFORM, "this paged search is not open (any more)");
        }
        return search;
    }

    private synchronized SimplePagedResultsControl next(OpenSearch search, int end) {
        int total = search.entries().size();
        if (end >= total) {
            return new SimplePagedResultsControl(total, new ASN1OctetString(), false);
        }
        if (open.size() >= OPEN_SEARCHES) {
            open.remove(open.keySet().iterator().next());
        }
        String cookie = "page-" + cookies.incrementAndGet();
        open.put(cookie, new OpenSearch(search.entries(), end));
        return new SimplePagedResultsControl(total, new ASN1OctetString(cookie), false);
    }
}
