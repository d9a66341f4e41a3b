package io.isthmus.sync.ldap;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.isthmus.sync.importing.ImportSelection;
import io.isthmus.sync.importing.SourceItem;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads objects of one domain as they are now, by their objectGUID, wherever they are. */
final class DomainObjects {

    /** A filter names each. */
    static final int READ_TOGETHER = 100;

    private final SourceDirectory directory;
    private final DomainClasses classes;
    private final EntryReader entries;
    private final String[] requested;
    private final PlacedContainers containers;

    /** @param containers are told of those among the objects */
    DomainObjects(SourceDirectory directory, ImportSelection selection, PlacedContainers containers) {
        this.directory = directory;
        this.classes = DomainClasses.of(selection);
        this.entries = directory.entries(selection);
        this.requested = directory.requested(selection, "objectGUID");
        this.containers = containers;
    }

    /** Whoever is not found has gone in between, or is hidden from the account; the next delta tells. */
    List<SourceItem> read(String context, List<DomainChange> some) throws LDAPException {
        Set<String> placed = some.stream()
                .filter(change -> change.kind() == DomainChange.Kind.PLACED)
                .map(change -> Base64.getEncoder().encodeToString(change.guid()))
                .collect(Collectors.toSet());
        List<SourceItem> items = new ArrayList<>(some.size());
        Filter filter = Filter.createANDFilter(
                classes.filter(), anyOf(some.stream().map(DomainChange::guid).toList()));
        for (SearchResultEntry entry : directory
                .connection()
                .search(subtree(context, filter, requested))
                .getSearchEntries()) {
            if (DomainClasses.holdsOthers(entry) && placed.contains(guid(entry))) {
                containers.add(entry.getDN());
            }
            if (classes.selects(entry)) {
                items.add(entries.read(entry));
            }
        }
        return items;
    }

    static Filter anyOf(List<byte[]> guids) {
        return Filter.createORFilter(guids.stream()
                .map(guid -> Filter.createEqualityFilter("objectGUID", guid))
                .toList());
    }

    static SearchRequest subtree(String context, Filter filter, String[] attributes, Control... controls) {
        return new SearchRequest(
                null, controls, context, SearchScope.SUB, DereferencePolicy.NEVER, 0, 0, false, filter, attributes);
    }

    static SearchRequest object(String dn, String[] attributes, Control... controls) {
        Filter any = Filter.createPresenceFilter("objectClass");
        return new SearchRequest(
                null, controls, dn, SearchScope.BASE, DereferencePolicy.NEVER, 0, 0, false, any, attributes);
    }

    private static String guid(Entry entry) {
        return Base64.getEncoder().encodeToString(entry.getAttributeValueBytes("objectGUID"));
    }
}
