package io.isthmus.directories.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultListener;
import com.unboundid.ldap.sdk.SearchResultReference;
import io.isthmus.directories.streaming.Backlog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the answer to a search in parts while it comes, and the directory waits while some of them wait: never more than a few are in
 * memory, however many entries there are and however large one is. Where a search is one page of many, the next page is asked for as soon
 * as this one has come, so the directory finds entries while those before are taken. The connection is its own until the end.
 */
final class StreamedSearch implements AutoCloseable {

    /** A part has no more, unless it is a single entry. */
    static final long PART_BYTES = 4L << 20;

    private static final int PARTS_AHEAD = 1;

    /** What is asked. */
    interface Question {

        /** @param listener is told of each entry */
        SearchRequest first(SearchResultListener listener);

        /** @return nothing where that was the end */
        Optional<SearchRequest> after(SearchResult page, SearchResultListener listener) throws LDAPException;
    }

    private sealed interface Delivery {
        record Part(List<SearchResultEntry> entries) implements Delivery {}

        record End(List<SearchResultEntry> entries) implements Delivery {}

        record Fault(LDAPException cause) implements Delivery {}
    }

    private final Backlog<Delivery> deliveries = new Backlog<>(PARTS_AHEAD, PARTS_AHEAD * PART_BYTES);
    private final Thread reader;
    private boolean ended;

    StreamedSearch(LDAPConnection connection, int partSize, Question question) {
        Parts parts = new Parts(partSize);
        SearchRequest first = question.first(parts);
        this.reader = Thread.ofVirtual()
                .name("stream-" + first.getBaseDN())
                .start(() -> read(connection, first, question, parts));
    }

    /** The next part, which may be empty; nothing after the end. */
    Optional<List<SearchResultEntry>> next() throws LDAPException {
        if (ended) {
            return Optional.empty();
        }
        return switch (take()) {
            case Delivery.Part part -> Optional.of(part.entries());
            case Delivery.End end -> {
                ended = true;
                yield Optional.of(end.entries());
            }
            case Delivery.Fault fault -> throw fault.cause();
        };
    }

    /** Whether the last part was taken. */
    boolean ended() {
        return ended;
    }

    private void read(LDAPConnection connection, SearchRequest first, Question question, Parts parts) {
        try {
            try {
                SearchResult page = connection.search(first);
                for (var more = question.after(page, parts);
                        more.isPresent() && !parts.abandoned;
                        more = question.after(page, parts)) {
                    parts.flush();
                    page = connection.search(more.get());
                }
                deliveries.put(new Delivery.End(parts.taken), parts.weight);
            } catch (LDAPException e) {
                parts.flush();
                deliveries.put(new Delivery.Fault(e), 0);
            }
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
    private final class Parts implements SearchResultListener {

        private static final long serialVersionUID = 1L;

        private final int size;
        private transient List<SearchResultEntry> taken = new ArrayList<>();
        private long weight;
        private boolean abandoned;

        Parts(int size) {
            this.size = size;
        }

        @Override
        public void searchEntryReturned(SearchResultEntry entry) {
            if (abandoned) {
                return; // until the connection is closed
            }
            long more = EntryWeight.of(entry);
            try {
                if (taken.size() >= size || weight > 0 && weight + more > PART_BYTES) {
                    flush();
                }
                taken.add(entry);
                weight += more;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                abandoned = true;
            }
        }

        @Override
        public void searchReferenceReturned(SearchResultReference reference) {
            // other naming contexts are not followed
        }

        private void flush() throws InterruptedException {
            if (!taken.isEmpty()) {
                deliveries.put(new Delivery.Part(taken), weight);
                taken = new ArrayList<>();
                weight = 0;
            }
        }
    }
}
