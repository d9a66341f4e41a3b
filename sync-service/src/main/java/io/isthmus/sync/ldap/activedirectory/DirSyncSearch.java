package io.isthmus.sync.ldap.activedirectory;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultListener;
import com.unboundid.ldap.sdk.SearchResultReference;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.experimental.ActiveDirectoryDirSyncControl;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks one naming context by the DirSync control who has changed (MS-ADTS, section 3.1.1.3.4.1.3). Of the answer only
 * identities are kept, and of groups the members that came and left: it is a page in Active Directory, and in Samba everything at
 * once.
 */
final class DirSyncSearch {

    /** Beyond so many, a full import reads no more than the delta would. */
    static final int MOST_CHANGES = 100_000;

    /** Beyond so many members that came and left, groups are read whole. */
    private static final int MOST_LINKS = 100_000;

    /** A controller rounds it to what it likes. */
    private static final int PAGE_BYTES = 1 << 20;

    private final LDAPConnection connection;
    private final String context;
    private final Filter filter;
    private final String[] attributes;
    private final LinkedMembers members;
    private final int flags;
    private @Nullable ASN1OctetString cookie;

    /**
     * @param cookie none for everything
     * @param asReader shows only what the account may read, and needs no other right
     */
    DirSyncSearch(
            LDAPConnection connection,
            String context,
            Filter filter,
            String[] attributes,
            LinkedMembers members,
            boolean asReader,
            byte @Nullable [] cookie) {
        this.connection = connection;
        this.context = context;
        this.filter = filter;
        this.attributes = attributes;
        this.members = members;
        this.cookie = cookie == null ? null : new ASN1OctetString(cookie);
        // of a large group only the members that changed are sent with this flag
        this.flags = ActiveDirectoryDirSyncControl.FLAG_INCREMENTAL_VALUES
                | (asReader ? ActiveDirectoryDirSyncControl.FLAG_OBJECT_SECURITY : 0);
    }

    /** @param cookie where the next answer starts; never absent */
    record Answer(List<DomainChange> changes, byte[] cookie, boolean more) {}

    Answer next() throws LDAPException {
        Changes changes = new Changes(members);
        List<Control> controls = new ArrayList<>(members.controls());
        controls.add(new ActiveDirectoryDirSyncControl(true, flags, PAGE_BYTES, cookie));
        SearchRequest request = new SearchRequest(
                changes,
                controls.toArray(Control[]::new),
                context,
                SearchScope.SUB,
                DereferencePolicy.NEVER,
                0,
                0,
                false,
                filter,
                attributes);
        SearchResult result = connection.search(request);
        ActiveDirectoryDirSyncControl control = ActiveDirectoryDirSyncControl.get(result);
        if (control == null || control.getCookie() == null) {
            throw new LDAPException(ResultCode.CONTROL_NOT_FOUND, "the answer to the DirSync control has no cookie");
        }
        if (changes.tooMany) {
            throw new LDAPException(
                    ResultCode.SIZE_LIMIT_EXCEEDED, "more than " + MOST_CHANGES + " objects have changed");
        }
        cookie = control.getCookie();
        return new Answer(changes.taken, cookie.getValue(), control.getFlags() != 0);
    }

    private static final class Changes implements SearchResultListener {

        private static final long serialVersionUID = 1L;

        private final transient LinkedMembers members;
        private final transient List<DomainChange> taken = new ArrayList<>();
        private int links;
        private boolean tooMany;

        Changes(LinkedMembers members) {
            this.members = members;
        }

        @Override
        public void searchEntryReturned(SearchResultEntry entry) {
            DomainChange.of(entry).map(change -> withLinks(change, entry)).ifPresent(this::take);
            members.changed(entry).forEach(this::take);
        }

        private DomainChange withLinks(DomainChange change, SearchResultEntry entry) {
            if (change.kind() != DomainChange.Kind.CHANGED || links >= MOST_LINKS) {
                return change;
            }
            return members.alone(entry)
                    .map(alone -> {
                        links += alone.size();
                        return new DomainChange(change.guid(), DomainChange.Kind.LINKS, alone);
                    })
                    .orElse(change);
        }

        private void take(DomainChange change) {
            if (taken.size() >= MOST_CHANGES) {
                tooMany = true;
            } else {
                taken.add(change);
            }
        }

        @Override
        public void searchReferenceReturned(SearchResultReference reference) {
            // other naming contexts are asked by themselves, where the settings name them
        }
    }
}
