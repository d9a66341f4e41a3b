package io.isthmus.sync.ldap.syncrepl;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.IntermediateResponse;
import com.unboundid.ldap.sdk.IntermediateResponseListener;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultListener;
import com.unboundid.ldap.sdk.SearchResultReference;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.ContentSyncRequestControl;
import com.unboundid.ldap.sdk.controls.ContentSyncRequestMode;
import com.unboundid.ldap.sdk.controls.ManageDsaITRequestControl;
import io.isthmus.directories.ldap.EntryWeight;
import io.isthmus.directories.streaming.Backlog;
import io.isthmus.sync.ldap.reading.KeptConnections;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceItem;
import java.util.Base64;

/**
 * One refresh under one base, over a connection of its own for as long as it lasts: the answer is one long stream, and whoever reads
 * it asks other things meanwhile. The provider waits when we are slower, so no more than {@value #AHEAD} messages are held, and of large
 * groups one or two.
 */
final class SyncSearch implements AutoCloseable {

    private static final int AHEAD = 100;
    private static final long BYTES_AHEAD = 2 * SourceItem.PART;

    private sealed interface Delivery {
        record Message(SyncMessage message) implements Delivery {}

        record Fault(LDAPException cause) implements Delivery {}
    }

    private final KeptConnections.Lending connections;
    private final Backlog<Delivery> deliveries = new Backlog<>(AHEAD, BYTES_AHEAD);
    private final Thread reader;
    private volatile LDAPConnection connection;
    private volatile boolean heard;
    private volatile boolean over;

    SyncSearch(KeptConnections.Lending connections, String base, String cookie, String[] attributes) {
        this.connections = connections;
        KeptConnections.Taken taken = connections.takeAsItIs();
        this.connection = taken.connection();
        SearchRequest request = request(base, cookie, attributes);
        this.reader = Thread.ofVirtual().name("refresh-" + base).start(() -> read(request, taken.before()));
    }

    private SearchRequest request(String base, String cookie, String[] attributes) {
        Listener listener = new Listener();
        SearchRequest request = new SearchRequest(
                listener, base, SearchScope.SUB, Filter.createPresenceFilter("objectClass"), attributes);
        request.setControls(new Control[] {
            new ContentSyncRequestControl(
                    true,
                    ContentSyncRequestMode.REFRESH_ONLY,
                    new ASN1OctetString(Base64.getDecoder().decode(cookie)),
                    false),
            new ManageDsaITRequestControl()
        });
        request.setIntermediateResponseListener(listener);
        return request;
    }

    /** The next message; after {@link SyncMessage.Over} there is none. */
    SyncMessage next() throws LDAPException {
        try {
            return switch (deliveries.take()) {
                case Delivery.Message delivered -> delivered.message();
                case Delivery.Fault fault -> throw fault.cause();
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LDAPException(ResultCode.USER_CANCELED, "interrupted while waiting for the provider", e);
        }
    }

    private void read(SearchRequest request, boolean mayBeBroken) {
        try {
            SyncMessage end = SyncMessage.of(search(request, mayBeBroken));
            over = true;
            deliver(end);
        } catch (LDAPException e) {
            deliver(new Delivery.Fault(e));
        }
    }

    /** A connection that broke while nobody used it is no fault of the directory: it is asked again over another one. */
    private SearchResult search(SearchRequest request, boolean mayBeBroken) throws LDAPException {
        try {
            return connection.search(request);
        } catch (LDAPException e) {
            if (!mayBeBroken || heard || e.getResultCode().isConnectionUsable()) {
                throw e;
            }
            connection.close();
            connection = another(e);
            return connection.search(request);
        }
    }

    private LDAPConnection another(LDAPException broken) throws LDAPException {
        try {
            return connections.open();
        } catch (SourceException e) {
            broken.addSuppressed(e);
            throw broken;
        }
    }

    private void deliver(SyncMessage message) {
        heard = true;
        deliver(new Delivery.Message(message));
    }

    private void deliver(Delivery delivery) {
        try {
            deliveries.put(delivery, weight(delivery));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed: nobody waits for more
        }
    }

    private static long weight(Delivery delivery) {
        return delivery instanceof Delivery.Message(SyncMessage.Changed changed) ? EntryWeight.of(changed.entry()) : 0;
    }

    @Override
    public void close() {
        if (over) {
            connections.giveBack(connection);
        } else {
            reader.interrupt();
            connection.close();
        }
    }

    private final class Listener implements SearchResultListener, IntermediateResponseListener {

        private static final long serialVersionUID = 1;

        @Override
        public void searchEntryReturned(SearchResultEntry entry) {
            try {
                deliver(SyncMessage.of(entry));
            } catch (LDAPException e) {
                deliver(new Delivery.Fault(e));
            }
        }

        @Override
        public void searchReferenceReturned(SearchResultReference reference) {
            // what lies in other naming contexts is not followed
        }

        @Override
        public void intermediateResponseReturned(IntermediateResponse response) {
            try {
                SyncMessage.of(response).ifPresent(SyncSearch.this::deliver);
            } catch (LDAPException e) {
                deliver(new Delivery.Fault(e));
            }
        }
    }
}
