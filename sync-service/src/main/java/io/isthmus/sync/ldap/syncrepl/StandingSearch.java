package io.isthmus.sync.ldap.syncrepl;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.IntermediateResponse;
import com.unboundid.ldap.sdk.IntermediateResponseListener;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultListener;
import com.unboundid.ldap.sdk.SearchResultReference;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.ContentSyncRequestControl;
import com.unboundid.ldap.sdk.controls.ContentSyncRequestMode;
import com.unboundid.ldap.sdk.controls.PersistentSearchChangeType;
import com.unboundid.ldap.sdk.controls.PersistentSearchRequestControl;
import java.util.Base64;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** One search that does not end, and rings for whatever it brings. */
public final class StandingSearch implements AutoCloseable {

    private final LDAPConnection connection;
    private final Runnable ring;

    /**
     * @param connection signed in; closed with this stream
     * @param cookie of now, for content synchronization: without it everything would come first; absent for a persistent search
     * @param ends is told when it ends, with the fault if there was one
     */
    public StandingSearch(
            LDAPConnection connection,
            String base,
            @Nullable String cookie,
            Runnable ring,
            Queue<Optional<LDAPException>> ends) {
        this.connection = connection;
        this.ring = ring;
        SearchRequest request = request(base, cookie == null ? persistent() : content(cookie));
        Thread.ofVirtual().name("changes-" + base).start(() -> ends.add(read(request)));
    }

    private static Control content(String cookie) {
        return new ContentSyncRequestControl(
                true,
                ContentSyncRequestMode.REFRESH_AND_PERSIST,
                new ASN1OctetString(Base64.getDecoder().decode(cookie)),
                false);
    }

    private static Control persistent() {
        return new PersistentSearchRequestControl(PersistentSearchChangeType.allChangeTypes(), true, false, true);
    }

    private SearchRequest request(String base, Control control) {
        Listener listener = new Listener();
        SearchRequest request =
                new SearchRequest(listener, base, SearchScope.SUB, Filter.createPresenceFilter("objectClass"), "1.1");
        request.addControl(control);
        request.setIntermediateResponseListener(listener);
        request.setResponseTimeoutMillis(0); // silence is no fault
        return request;
    }

    private Optional<LDAPException> read(SearchRequest request) {
        try {
            connection.search(request);
            return Optional.empty();
        } catch (LDAPException e) {
            return Optional.of(e);
        }
    }

    @Override
    public void close() {
        connection.close();
    }

    private final class Listener implements SearchResultListener, IntermediateResponseListener {

        private static final long serialVersionUID = 1;

        @Override
        public void searchEntryReturned(SearchResultEntry entry) {
            ring.run();
        }

        @Override
        public void searchReferenceReturned(SearchResultReference reference) {
            ring.run();
        }

        /** A new cookie alone says that nothing of it is seen from here. */
        @Override
        public void intermediateResponseReturned(IntermediateResponse response) {
            if (!saysNothing(response)) {
                ring.run();
            }
        }

        private static boolean saysNothing(IntermediateResponse response) {
            try {
                return SyncMessage.of(response)
                        .filter(message -> !(message instanceof SyncMessage.Position))
                        .isEmpty();
            } catch (LDAPException e) {
                return false;
            }
        }
    }
}
