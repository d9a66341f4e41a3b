package io.isthmus.sync.ldap.syncrepl;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.IntermediateResponse;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.controls.ContentSyncDoneControl;
import com.unboundid.ldap.sdk.controls.ContentSyncInfoIntermediateResponse;
import com.unboundid.ldap.sdk.controls.ContentSyncStateControl;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a provider says during a refresh (RFC 4533, section 3.3). Any of it may carry a cookie, which means nothing to us. */
sealed interface SyncMessage {

    /** Base64 of its bytes. */
    @Nullable
    String cookie();

    /** An entry was added or changed; this is how it is now. */
    record Changed(
            SearchResultEntry entry, UUID id, @Nullable String cookie) implements SyncMessage {}

    /** They are as they were. */
    record Unchanged(Collection<UUID> ids, @Nullable String cookie) implements SyncMessage {}

    /** They are no longer among what was asked for: deleted, moved away or changed so that they are none of it. */
    record Gone(Collection<UUID> ids, @Nullable String cookie) implements SyncMessage {}

    /** The present phase is over and a delete phase follows: who was not mentioned until here is gone. */
    record PresentPhaseOver(@Nullable String cookie) implements SyncMessage {}

    /** Nothing but a cookie. */
    record Position(@Nullable String cookie) implements SyncMessage {}

    /** @param refreshDeletes whether all that is gone was named; if not, who was not mentioned is gone */
    record Over(boolean refreshDeletes, @Nullable String cookie) implements SyncMessage {}

    /** @throws LDAPException when the entry does not say what it is */
    static SyncMessage of(SearchResultEntry entry) throws LDAPException {
        ContentSyncStateControl state = ContentSyncStateControl.get(entry);
        if (state == null) {
            throw undecided("an entry came without the sync state control: " + entry.getDN());
        }
        String cookie = text(state.getCookie());
        return switch (state.getState()) {
            case ADD, MODIFY -> new Changed(entry, state.getEntryUUID(), cookie);
            case PRESENT -> new Unchanged(List.of(state.getEntryUUID()), cookie);
            case DELETE -> new Gone(List.of(state.getEntryUUID()), cookie);
        };
    }

    /** Empty for messages of something else. */
    static Optional<SyncMessage> of(IntermediateResponse response) throws LDAPException {
        if (!ContentSyncInfoIntermediateResponse.SYNC_INFO_OID.equals(response.getOID())) {
            return Optional.empty();
        }
        ContentSyncInfoIntermediateResponse info = ContentSyncInfoIntermediateResponse.decode(response);
        String cookie = text(info.getCookie());
        return Optional.of(
                switch (info.getType()) {
                    case NEW_COOKIE, REFRESH_DELETE -> new Position(cookie);
                    case REFRESH_PRESENT -> new PresentPhaseOver(cookie);
                    case SYNC_ID_SET ->
                        info.refreshDeletes()
                                ? new Gone(info.getEntryUUIDs(), cookie)
                                : new Unchanged(info.getEntryUUIDs(), cookie);
                });
    }

    /** @throws LDAPException when the end does not say how the refresh ended, so that it proves nothing */
    static Over of(SearchResult end) throws LDAPException {
        ContentSyncDoneControl done = ContentSyncDoneControl.get(end);
        if (done == null) {
            throw undecided("the refresh ended without the sync done control");
        }
        return new Over(done.refreshDeletes(), text(done.getCookie()));
    }

    private static LDAPException undecided(String what) {
        return new LDAPException(ResultCode.DECODING_ERROR, what);
    }

    /** slapd says an empty cookie where it has none. */
    private static @Nullable String text(@Nullable ASN1OctetString cookie) {
        return cookie == null || cookie.getValueLength() == 0
                ? null
                : Base64.getEncoder().encodeToString(cookie.getValue());
    }
}
