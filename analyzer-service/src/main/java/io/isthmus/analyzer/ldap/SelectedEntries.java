package io.isthmus.analyzer.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.isthmus.analyzer.counting.DirectoryAccess;
import io.isthmus.analyzer.counting.DirectoryFault;
import io.isthmus.analyzer.counting.DirectoryFault.Wrong;
import io.isthmus.analyzer.words.Details;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.directories.containers.ContainerFilter;
import io.isthmus.directories.ldap.PagedSearch;
import io.isthmus.directories.names.MalformedName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The entries of a directory that its containers let through, one by one: those that an import would read. */
final class SelectedEntries {

    private static final int PAGE_SIZE = 1_000;

    private final LDAPConnection connection;
    private final DirectoryAccess access;
    private final ContainerFilter containers;
    private final Set<String> missing = new LinkedHashSet<>();

    /** Takes one entry. */
    interface Taker {
        void take(SearchResultEntry entry) throws LDAPException;
    }

    /** @throws DirectoryFault when a partition or container is no DN */
    SelectedEntries(LDAPConnection connection, DirectoryAccess access, List<PartitionSettings> partitions)
            throws DirectoryFault {
        this.connection = connection;
        this.access = access;
        try {
            this.containers = new ContainerFilter(partitions);
        } catch (MalformedName e) {
            throw new DirectoryFault(Wrong.MALFORMED_NAME, Details.of("reason", e.getMessage()));
        }
    }

    /** @throws DirectoryFault when the directory does not answer, or lacks a partition */
    void each(String filter, String[] attributes, Taker taker) throws DirectoryFault {
        try {
            PagedSearch search =
                    new PagedSearch(connection, containers.searchBases(), Filter.create(filter), PAGE_SIZE, attributes);
            for (Optional<List<SearchResultEntry>> page = next(search); page.isPresent(); page = next(search)) {
                for (SearchResultEntry entry : page.get()) {
                    if (containers.includes(entry.getDN())) {
                        taker.take(entry);
                    }
                }
            }
        } catch (LDAPException fault) {
            throw DirectoryFaults.of(fault, access);
        }
    }

    /** A container that a filter names and that is gone holds nobody; a partition that is gone is a mistake. */
    private Optional<List<SearchResultEntry>> next(PagedSearch search) throws LDAPException, DirectoryFault {
        try {
            return search.next();
        } catch (LDAPException fault) {
            if (!fault.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
                throw fault;
            }
            if (search.base().partition()) {
                throw DirectoryFaults.baseMissing(search.base().dn(), access);
            }
            missing.add(search.base().dn());
            return Optional.of(List.of());
        }
    }

    /** Containers that do not exist. */
    List<String> missing() {
        return List.copyOf(missing);
    }
}
