package io.isthmus.sync.ldap.activedirectory;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.isthmus.directories.containers.ContainerFilter.SearchBase;
import io.isthmus.directories.ldap.PagedSearch;
import io.isthmus.sync.ldap.reading.EntryReader;
import io.isthmus.sync.ldap.reading.SourceDirectory;
import io.isthmus.sync.ldap.reading.WaitingEntries;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceEntry;
import io.isthmus.sync.source.SourceItem;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects of one domain as they are now, by their objectGUID, wherever they are. Of a group of which members have come or left,
 * and nothing else has changed, the members are not read.
 */
public final class DomainObjects {

    /** A filter names each. */
    static final int READ_TOGETHER = 100;

    private final SourceDirectory directory;
    private final DomainClasses classes;
    private final EntryReader entries;
    private final String[] requested;
    private final String[] withoutMembers;
    private final PlacedContainers containers;
    private final WaitingEntries waiting;
    private final Set<String> placed = new HashSet<>();
    private @Nullable PagedSearch reading;

    /** @param containers are told of those among the objects */
    DomainObjects(SourceDirectory directory, ImportSelection selection, PlacedContainers containers) {
        this.directory = directory;
        this.classes = DomainClasses.of(selection);
        this.entries = directory.entries(selection);
        this.requested = directory.requested(selection, "objectGUID");
        this.withoutMembers = Stream.of(requested)
                .filter(name -> !selection.memberships().contains(name))
                .toArray(String[]::new);
        this.containers = containers;
        this.waiting = new WaitingEntries(entries);
    }

    /** Starts to read those. Whoever is not found has gone in between, or is hidden from the account; the next delta tells. */
    void ask(String context, List<DomainChange> some) {
        placed.clear();
        some.stream()
                .filter(change -> change.kind() == DomainChange.Kind.PLACED)
                .forEach(change -> placed.add(name(change.guid())));
        reading = PagedSearch.inParts(
                directory.connection(),
                List.of(new SearchBase(context, true)),
                Filter.createANDFilter(
                        classes.filter(),
                        anyOf(some.stream().map(DomainChange::guid).toList())),
                READ_TOGETHER,
                requested);
    }

    /** The next of what was asked for last; nothing at its end. */
    Optional<List<SourceItem>> next() throws LDAPException {
        if (!waiting.isEmpty()) {
            return Optional.of(waiting.next());
        }
        Optional<List<SearchResultEntry>> page = reading == null ? Optional.empty() : reading.next();
        if (page.isEmpty()) {
            reading = null;
            return Optional.empty();
        }
        for (SearchResultEntry entry : page.get()) {
            if (DomainClasses.holdsOthers(entry) && placed.contains(guid(entry))) {
                containers.add(entry.getDN());
            }
            if (classes.selects(entry)) {
                waiting.addAll(List.of(entry));
            }
        }
        return Optional.of(waiting.next());
    }

    /** Groups with the members that came and left. */
    List<SourceItem> links(String context, List<DomainChange> some) throws LDAPException {
        Map<String, List<ChangedLinks>> links = new HashMap<>();
        some.forEach(change -> links.computeIfAbsent(name(change.guid()), guid -> new ArrayList<>())
                .add(Objects.requireNonNull(change.links())));
        List<SourceItem> items = new ArrayList<>();
        Filter filter = Filter.createANDFilter(
                classes.selectedAlone(),
                anyOf(some.stream().map(DomainChange::guid).toList()));
        for (SearchResultEntry entry : directory
                .connection()
                .search(subtree(context, filter, withoutMembers))
                .getSearchEntries()) {
            SourceItem item = entries.read(entry);
            for (ChangedLinks changed : links.getOrDefault(guid(entry), List.of())) {
                items.add(
                        item instanceof SourceItem.Observed(SourceEntry group, long weight)
                                ? new SourceItem.MembersChanged(
                                        group, changed.attribute(), changed.came(), changed.left())
                                : item);
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

    public static SearchRequest object(String dn, String[] attributes, Control... controls) {
        Filter any = Filter.createPresenceFilter("objectClass");
        return new SearchRequest(
                null, controls, dn, SearchScope.BASE, DereferencePolicy.NEVER, 0, 0, false, any, attributes);
    }

    private static String guid(Entry entry) {
        return name(entry.getAttributeValueBytes("objectGUID"));
    }

    private static String name(byte[] guid) {
        return Base64.getEncoder().encodeToString(guid);
    }
}
