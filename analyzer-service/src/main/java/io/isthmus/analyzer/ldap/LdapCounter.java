package io.isthmus.analyzer.ldap;

import com.unboundid.asn1.ASN1OctetString;
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
import io.isthmus.analyzer.counting.Countable;
import io.isthmus.analyzer.counting.DirectoryAccess;
import io.isthmus.analyzer.counting.DirectoryCounter;
import io.isthmus.analyzer.counting.DirectoryFault;
import io.isthmus.analyzer.counting.Tally;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.directories.containers.ContainerFilter;
import io.isthmus.directories.containers.ContainerFilter.SearchBase;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts by paged searches (RFC 2696) that ask for no attribute at all ({@code 1.1}, RFC 4511 section 4.5.1.8): only names
 * travel, and none is kept.
 */
final class LdapCounter implements DirectoryCounter {

    private static final int PAGE = 1_000;

    /** LDAP_CAP_ACTIVE_DIRECTORY_OID and its LDS sibling. */
    private static final List<String> ACTIVE_DIRECTORY = List.of("1.2.840.113556.1.4.800", "1.2.840.113556.1.4.1851");

    private final LdapConnections connections;

    LdapCounter(LdapConnections connections) {
        this.connections = connections;
    }

    @Override
    public Tally count(DirectoryAccess access, List<PartitionSettings> partitions) throws DirectoryFault {
        try (LDAPConnection connection = connections.open(access)) {
            return new Count(connection, access).over(partitions);
        } catch (LDAPException fault) {
            throw LdapFaults.of(fault, access.url(), access.bindDn());
        }
    }

    /** One count over one connection. */
    private static final class Count {
        private final LDAPConnection connection;
        private final DirectoryAccess access;
        private final boolean bitFilters;
        private final Map<ObjectType, Long> counted = new EnumMap<>(ObjectType.class);
        private final Set<String> missing = new LinkedHashSet<>();

        Count(LDAPConnection connection, DirectoryAccess access) throws LDAPException {
            this.connection = connection;
            this.access = access;
            this.bitFilters = isActiveDirectory(connection);
        }

        private static boolean isActiveDirectory(LDAPConnection connection) throws LDAPException {
            RootDSE root = connection.getRootDSE();
            String[] capabilities = root == null ? null : root.getAttributeValues("supportedCapabilities");
            return capabilities != null && List.of(capabilities).stream().anyMatch(ACTIVE_DIRECTORY::contains);
        }

        Tally over(List<PartitionSettings> partitions) throws LDAPException, DirectoryFault {
            ContainerFilter filter = new ContainerFilter(partitions);
            for (SearchBase base : filter.searchBases()) {
                below(base.dn(), filter, base.partition());
            }
            return new Tally(of(ObjectType.USER), of(ObjectType.GROUP), of(ObjectType.CONTACT), List.copyOf(missing));
        }

        private long of(ObjectType type) {
            return counted.getOrDefault(type, 0L);
        }

        private void below(String base, ContainerFilter filter, boolean partition)
                throws LDAPException, DirectoryFault {
            for (ObjectType type : ObjectType.values()) {
                String wanted = Countable.filter(type, access.kind(), bitFilters);
                if (wanted.isEmpty()) {
                    continue;
                }
                try {
                    counted.merge(type, search(base, wanted, filter), Long::sum);
                } catch (LDAPSearchException fault) {
                    if (!fault.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
                        throw fault;
                    }
                    if (partition) {
                        throw LdapFaults.baseMissing(base, access.url());
                    }
                    missing.add(base);
                    return;
                }
            }
        }

        private long search(String base, String wanted, ContainerFilter filter) throws LDAPException {
            Names names = new Names(filter);
            ASN1OctetString cookie = null;
            do {
                SearchRequest request = new SearchRequest(
                        names,
                        base,
                        SearchScope.SUB,
                        DereferencePolicy.NEVER,
                        0,
                        0,
                        false,
                        wanted,
                        SearchRequest.NO_ATTRIBUTES);
                request.addControl(new SimplePagedResultsControl(PAGE, cookie, false));
                SearchResult page = connection.search(request);
                SimplePagedResultsControl next = SimplePagedResultsControl.get(page);
                cookie = next == null ? null : next.getCookie();
            } while (cookie != null && cookie.getValueLength() > 0);
            return names.count;
        }
    }

    /** Looks at each name once and forgets it. */
    private static final class Names implements SearchResultListener {
        private static final long serialVersionUID = 1L;
        private final transient ContainerFilter filter;
        private long count;

        Names(ContainerFilter filter) {
            this.filter = filter;
        }

        @Override
        public void searchEntryReturned(SearchResultEntry entry) {
            String dn = entry.getDN();
            if (filter.includes(dn) && !Countable.conflict(dn)) {
                count++;
            }
        }

        @Override
        public void searchReferenceReturned(SearchResultReference reference) {
            // other naming contexts are partitions of their own
        }
    }
}
