package io.isthmus.directories.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultListener;
import com.unboundid.ldap.sdk.SearchResultReference;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads one subtree in one search, for directories that know no pages. What has come is handed over in pages all the same, and the
 * directory waits while some of them wait: never more than a few are in memory. The connection is its own until the end.
 */
final class StreamedSearch implements AutoCloseable {

    private static final int PAGES_AHEAD = 2;

    private sealed interface Delivery {
        record Page(List<SearchResultEntry> entries) implements Delivery {}

        record End(@Nullable LDAPException fault) implements Delivery {}
    }

    private final BlockingQueue<Delivery> deliveries = new ArrayBlockingQueue<>(PAGES_AHEAD);
    private final Thread reader;
    private boolean ended;

    StreamedSearch(LDAPConnection connection, String base, Filter filter, int pageSize, String... attributes) {
        Pages pages = new Pages(pageSize);
        SearchRequest request = new SearchRequest(pages, base, SearchScope.SUB, filter, attributes);
        this.reader = Thread.ofVirtual().name("stream-" + base).start(() -> read(connection, request, pages));
    }

    /** @return nothing at the end */
    Optional<List<SearchResultEntry>> next() throws LDAPException {
        if (ended) {
            return Optional.empty();
        }
        return switch (take()) {
            case Delivery.Page page -> Optional.of(page.entries());
            case Delivery.End end -> {
                ended = true;
                if (end.fault() != null) {
                    throw end.fault();
                }
                yield Optional.empty();
            }
        };
    }

    private void read(LDAPConnection connection, SearchRequest request, Pages pages) {
        LDAPException fault = null;
        try {
            connection.search(request);
        } catch (LDAPException e) {
            fault = e;
        }
        try {
            pages.flush();
            deliveries.put(new Delivery.End(fault));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody waits for more
        }
    }

    private Delivery take() throws LDAPException {
        try {
            return deliveries.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LDAPException(ResultCode.USER_CANCELED, "interrupted while waiting for the directory", e);
        }
    }

    @Override
    public void close() {
        reader.interrupt();
    }

    /** Entries as they come; taken by the thread that reads, which waits here. */
    private final class Pages implements SearchResultListener {

        private static final long serialVersionUID = 1L;

        private final int size;
        private transient List<SearchResultEntry> page = new ArrayList<>();
        private boolean abandoned;

        Pages(int size) {
            this.size = size;
        }

        @Override
        public void searchEntryReturned(SearchResultEntry entry) {
            if (abandoned) {
                return; // until the connection is closed
            }
            page.add(entry);
            if (page.size() >= size) {
                try {
                    flush();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    abandoned = true;
                }
            }
        }

        @Override
        public void searchReferenceReturned(SearchResultReference reference) {
            // other naming contexts are not followed
        }

        private void flush() throws InterruptedException {
            if (!page.isEmpty()) {
                deliveries.put(new Delivery.Page(page));
                page = new ArrayList<>();
            }
        }
    }
}
