package io.isthmus.analyzer.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.RootDSE;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultListener;
import com.unboundid.ldap.sdk.SearchResultReference;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import io.isthmus.analyzer.checking.CheckedDirectory;
import io.isthmus.analyzer.checking.DirectoryReader;
import io.isthmus.analyzer.counting.DirectoryFault;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.directories.containers.ContainerFilter;
import io.isthmus.directories.containers.ContainerFilter.SearchBase;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads objects by paged searches (RFC 2696). Entries are handed on one by one while a page comes in, so that no page is
 * held; a second connection asks for what belongs to an entry (rest of a large membership) meanwhile.
 */
final class LdapReader implements DirectoryReader {

    private static final int PAGE = 1_000;

    private final LdapConnections connections;

    LdapReader(LdapConnections connections) {
        this.connections = connections;
    }

    @Override
    public Session open(CheckedDirectory directory) throws DirectoryFault {
        LDAPConnection first = connections.open(directory.access());
        try {
            return new LdapSession(directory, first, connections.open(directory.access()));
        } catch (DirectoryFault | RuntimeException fault) {
            first.close();
            throw fault;
        }
    }

    private static final class LdapSession implements Session {
        private final CheckedDirectory directory;
        private final LDAPConnection pages;
        private final LDAPConnection details;

        LdapSession(CheckedDirectory directory, LDAPConnection pages, LDAPConnection details) {
            this.directory = directory;
            this.pages = pages;
            this.details = details;
        }

        @Override
        public long count() throws DirectoryFault {
            long[] count = new long[1];
            each(new String[] {SearchRequest.NO_ATTRIBUTES}, entry -> count[0]++);
            return count[0];
        }

        @Override
        public void read(Taker taker) throws DirectoryFault {
            EntryParts parts = new EntryParts(directory, details, taker);
            each(parts.attributes(), parts::take);
        }

        @Override
        public Boolean exists(String dn) throws DirectoryFault {
            try {
                details.search(dn, SearchScope.BASE, "(objectClass=*)", SearchRequest.NO_ATTRIBUTES);
                return true;
            } catch (LDAPSearchException fault) {
                ResultCode code = fault.getResultCode();
                if (code.equals(ResultCode.NO_SUCH_OBJECT) || code.equals(ResultCode.INVALID_DN_SYNTAX)) {
                    return false;
                }
                if (code.isConnectionUsable()) {
                    return null;
                }
                throw LdapFaults.of(
                        fault, directory.access().url(), directory.access().bindDn());
            }
        }

        private void each(String[] attributes, Consumer<SearchResultEntry> taker) throws DirectoryFault {
            try {
                ContainerFilter filter = new ContainerFilter(partitions());
                for (SearchBase base : filter.searchBases()) {
                    below(base.dn(), attributes, new Entries(filter, taker), base.partition());
                }
            } catch (UnreadEntry fault) {
                throw LdapFaults.of(
                        fault.fault,
                        directory.access().url(),
                        directory.access().bindDn());
            } catch (LDAPException fault) {
                throw LdapFaults.of(
                        fault, directory.access().url(), directory.access().bindDn());
            }
        }

        /** A container that a filter names and that is gone holds nobody; a partition that is gone is a mistake. */
        private void below(String base, String[] attributes, Entries entries, boolean partition)
                throws LDAPException, DirectoryFault {
            try {
                search(base, attributes, entries);
            } catch (LDAPSearchException fault) {
                if (!fault.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
                    throw fault;
                }
                if (partition) {
                    throw LdapFaults.baseMissing(base, directory.access().url());
                }
            }
        }

        private void search(String base, String[] attributes, Entries entries) throws LDAPException {
            ASN1OctetString cookie = null;
            do {
                SearchRequest request = new SearchRequest(
                        entries,
                        base,
                        SearchScope.SUB,
                        DereferencePolicy.NEVER,
                        0,
                        0,
                        false,
                        EntryParts.filter(directory.access().kind()),
                        attributes);
                request.addControl(new SimplePagedResultsControl(PAGE, cookie, false));
                SearchResult page = pages.search(request);
                SimplePagedResultsControl next = SimplePagedResultsControl.get(page);
                cookie = next == null ? null : next.getCookie();
            } while (cookie != null && cookie.getValueLength() > 0);
        }

        /** Those asked for, else the domain (Active Directory) or all naming contexts that the directory offers. */
        private List<PartitionSettings> partitions() throws LDAPException {
            if (!directory.partitions().isEmpty()) {
                return directory.partitions();
            }
            RootDSE root = details.getRootDSE();
            String domain = root == null ? null : root.getAttributeValue("defaultNamingContext");
            String[] contexts = root == null ? null : root.getNamingContextDNs();
            List<String> all =
                    domain != null ? List.of(domain) : contexts == null ? List.of() : Arrays.asList(contexts);
            return all.stream()
                    .map(dn -> new PartitionSettings(dn, List.of(), List.of()))
                    .toList();
        }

        @Override
        public void close() {
            pages.close();
            details.close();
        }
    }

    /** Passes on what the OU filter lets through. */
    private static final class Entries implements SearchResultListener {
        private static final long serialVersionUID = 1L;
        private final transient ContainerFilter filter;
        private final transient Consumer<SearchResultEntry> taker;

        Entries(ContainerFilter filter, Consumer<SearchResultEntry> taker) {
            this.filter = filter;
            this.taker = taker;
        }

        @Override
        public void searchEntryReturned(SearchResultEntry entry) {
            if (filter.includes(entry.getDN())) {
                taker.accept(entry);
            }
        }

        @Override
        public void searchReferenceReturned(SearchResultReference reference) {
            // other naming contexts are partitions of their own
        }
    }

    /** What belongs to an entry could not be read. */
    static final class UnreadEntry extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient LDAPException fault;

        UnreadEntry(LDAPException fault) {
            super(fault);
            this.fault = fault;
        }
    }

    /** The first value's attribute of a range, whatever range it is. */
    static Attribute ranged(SearchResultEntry entry, String name) {
        return entry.getAttributes().stream()
                .filter(a -> a.getBaseName().equalsIgnoreCase(name) && a.hasValue())
                .findFirst()
                .orElse(null);
    }
}
