package io.isthmus.sync.ldap.activedirectory;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.isthmus.directories.containers.ContainerFilter.SearchBase;
import io.isthmus.directories.ldap.PagedSearch;
import io.isthmus.sync.ldap.activedirectory.DomainWatermark.Position;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Changes of one naming context by {@code uSNChanged}, deleted objects included as far as the account sees them. The numbers
 * are those of one domain controller.
 */
final class UsnChanges implements DomainChanges {

    private static final String CHANGED = "uSNChanged";

    private final DomainController controller;
    private final String context;
    private final PagedSearch search;
    private final Instant now;

    /** @param controller as it was before anything is asked: what changes meanwhile is told once more */
    UsnChanges(
            LDAPConnection connection,
            DomainController controller,
            Position last,
            DomainClasses classes,
            int pageSize,
            Instant now) {
        this.controller = controller;
        this.context = last.context();
        this.now = now;
        Filter later = Filter.createGreaterOrEqualFilter(CHANGED, String.valueOf(Long.parseLong(last.mark()) + 1));
        this.search = new PagedSearch(
                connection,
                List.of(new SearchBase(context, true)),
                Filter.createANDFilter(classes.filter(), later),
                pageSize,
                List.of(Tombstones.showDeleted()),
                "objectGUID",
                "isDeleted",
                "name");
    }

    @Override
    public String context() {
        return context;
    }

    @Override
    public Optional<List<DomainChange>> next() throws LDAPException {
        Optional<List<SearchResultEntry>> page = search.next();
        return page.map(entries -> entries.stream()
                .flatMap(entry -> DomainChange.of(entry).stream())
                .toList());
    }

    @Override
    public Position reached() {
        return new Position(
                context, controller.host(), controller.invocationId(), String.valueOf(controller.committed()), now);
    }
}
