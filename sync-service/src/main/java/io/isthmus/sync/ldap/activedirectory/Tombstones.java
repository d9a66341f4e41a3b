package io.isthmus.sync.ldap.activedirectory;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.isthmus.sync.ldap.reading.SourceDirectory;
import io.isthmus.sync.source.SourceItem;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who the objects were that Active Directory has deleted.
 *
 * <p>Their objectGUID stays. Where another attribute is the anchor, it is read from the deleted object: the recycle bin keeps
 * it. Without a recycle bin, the object is known by where it was: its former name, and the container that held it.
 */
public final class Tombstones {

    private static final String SHOW_DELETED = "1.2.840.113556.1.4.417";
    private static final String SHOW_RECYCLED = "1.2.840.113556.1.4.2064";
    private static final String OBJECT_GUID = "objectGUID";
    private static final String FORMER_CONTAINER = "lastKnownParent";
    private static final int DEEPEST = 100;
    private static final int KEPT = 1_000;

    private final SourceDirectory directory;
    private final Map<String, Optional<String>> formerPlaces = new HashMap<>();

    Tombstones(SourceDirectory directory) {
        this.directory = directory;
    }

    public static Control showDeleted() {
        return new Control(SHOW_DELETED, true);
    }

    boolean anchoredByGuid() {
        return directory.anchors().attribute().equalsIgnoreCase(OBJECT_GUID);
    }

    /** @param guids at most {@value DomainObjects#READ_TOGETHER} */
    List<SourceItem> gone(String context, List<byte[]> guids) throws LDAPException {
        if (anchoredByGuid()) {
            return guids.stream()
                    .map(Base64.getEncoder()::encodeToString)
                    .<SourceItem>map(SourceItem.Gone::new)
                    .toList();
        }
        Filter filter =
                Filter.createANDFilter(Filter.createEqualityFilter("isDeleted", "TRUE"), DomainObjects.anyOf(guids));
        String[] attributes = {directory.anchors().attribute(), FORMER_CONTAINER};
        List<SourceItem> items = new ArrayList<>();
        for (SearchResultEntry tombstone : directory
                .connection()
                .search(DomainObjects.subtree(
                        context, filter, attributes, showDeleted(), new Control(SHOW_RECYCLED, false)))
                .getSearchEntries()) {
            gone(tombstone).ifPresent(items::add);
        }
        return items;
    }

    /** Nothing where neither anchor nor former place can be told: then the next full import finds who is missing. */
    private Optional<SourceItem> gone(Entry tombstone) throws LDAPException {
        String anchor = directory.anchors().of(tombstone);
        return anchor == null
                ? formerPlace(tombstone, 0).map(place -> new SourceItem.Vanished(place, false))
                : Optional.of(new SourceItem.Gone(anchor));
    }

    private Optional<String> formerPlace(Entry tombstone, int depth) throws LDAPException {
        String container = tombstone.getAttributeValue(FORMER_CONTAINER);
        int end = tombstone.getDN().indexOf(DomainChange.DELETED_NAME);
        if (container == null || end < 0) {
            return Optional.empty();
        }
        String name = tombstone.getDN().substring(0, end);
        Optional<String> place = container.contains(DomainChange.DELETED_NAME)
                ? formerPlaceOf(container, depth)
                : Optional.of(container);
        return place.map(above -> name + "," + above);
    }

    /** Of a container that was deleted, too. */
    private Optional<String> formerPlaceOf(String container, int depth) throws LDAPException {
        Optional<String> known = formerPlaces.get(container);
        if (known != null || depth > DEEPEST) {
            return known == null ? Optional.empty() : known;
        }
        Optional<Entry> tombstone = entry(container);
        Optional<String> place = tombstone.isPresent() ? formerPlace(tombstone.get(), depth + 1) : Optional.empty();
        if (formerPlaces.size() < KEPT) {
            formerPlaces.put(container, place);
        }
        return place;
    }

    private Optional<Entry> entry(String dn) throws LDAPException {
        try {
            return directory
                    .connection()
                    .search(DomainObjects.object(dn, new String[] {FORMER_CONTAINER}, showDeleted()))
                    .getSearchEntries()
                    .stream()
                    .<Entry>map(found -> found)
                    .findFirst();
        } catch (LDAPSearchException e) {
            if (e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
