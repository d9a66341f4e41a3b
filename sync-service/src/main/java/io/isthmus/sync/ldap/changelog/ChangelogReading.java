package io.isthmus.sync.ldap.changelog;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.ldap.RootEntry;
import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.directories.names.MalformedName;
import io.isthmus.directories.names.SpelledName;
import io.isthmus.sync.ldap.reading.EntryReader;
import io.isthmus.sync.ldap.reading.SourceFaults;
import io.isthmus.sync.ldap.reading.SubtreeReading;
import io.isthmus.sync.ldap.reading.Subtrees;
import io.isthmus.sync.source.SourceException;
import io.isthmus.sync.source.SourceException.Code;
import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceReading;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what changed from a changelog. Of each record only the place counts: what is there <em>now</em> is read, so that
 * a page of old records yields the newest state, in whatever order and how often it is read.
 */
final class ChangelogReading implements SourceReading {

    private static final int WINDOW = 500;
    private static final Filter ANYTHING = Filter.createPresenceFilter("objectClass");

    private final SourceSettings source;
    private final LDAPConnection connection;
    private final EntryReader entries;
    private final String[] attributes;
    private final String base;
    private final long last;
    private final List<DistinguishedName> partitions;
    private long next;
    private final Subtrees moved = new Subtrees();
    private final Deque<SearchResultEntry> waiting = new ArrayDeque<>();
    private @Nullable SubtreeReading below;

    ChangelogReading(
            SourceSettings source,
            LDAPConnection connection,
            EntryReader entries,
            String[] attributes,
            String watermark) {
        this.source = source;
        this.connection = connection;
        this.entries = entries;
        this.attributes = attributes;
        this.partitions = source.partitions().stream()
                .map(partition -> DistinguishedName.parse(partition.dn()))
                .toList();
        RootEntry.Changelog changelog = Changelog.of(source, connection);
        this.base = changelog.base();
        this.next = Long.parseLong(watermark) + 1;
        this.last = changelog.last();
        Long first = changelog.first();
        if (last < next - 1 || first != null && first > next) {
            throw gap(first);
        }
    }

    private SourceException gap(@Nullable Long first) {
        return new SourceException(
                Code.DELTA_IMPOSSIBLE,
                "the changelog of source " + source.name() + " holds the changes " + first + " to " + last
                        + ", and the last import ended before " + next,
                "Run a full import; then deltas work again. Keep the changelog for longer than the full interval.",
                null);
    }

    @Override
    public Optional<List<SourceItem>> next() {
        try {
            Optional<List<SourceItem>> page = belowMoved();
            return page.isEmpty() && (next <= last || !waiting.isEmpty()) ? Optional.of(records()) : page;
        } catch (LDAPException e) {
            throw SourceFaults.whileReading(source, base, e);
        }
    }

    /** What lies below whatever the last records have moved, page by page. */
    private Optional<List<SourceItem>> belowMoved() throws LDAPException {
        if (below == null) {
            return Optional.empty();
        }
        Optional<List<SourceItem>> page = below.next();
        below = page.isEmpty() ? null : below;
        return page;
    }

    /** Of what the next records name, as many objects as make a part; what they have moved comes after the last of them. */
    private List<SourceItem> records() throws LDAPException {
        if (waiting.isEmpty()) {
            long end = Math.min(last, next + WINDOW - 1);
            waiting.addAll(changes(next, end));
            next = end + 1;
        }
        List<SourceItem> items = new ArrayList<>();
        for (long weight = 0; weight < SourceItem.PART && !waiting.isEmpty(); ) {
            List<SourceItem> more = new ArrayList<>();
            take(waiting.remove(), more);
            weight += more.stream().mapToLong(SourceItem::weight).sum();
            items.addAll(more);
        }
        List<String> places = waiting.isEmpty() ? moved.takeTopmost() : List.of();
        below = places.isEmpty()
                ? null
                : new SubtreeReading(connection, entries, places, ANYTHING, source.pageSize(), attributes);
        return items;
    }

    private List<SearchResultEntry> changes(long from, long to) throws LDAPSearchException {
        Filter window = Filter.createANDFilter(
                Filter.createGreaterOrEqualFilter("changeNumber", String.valueOf(from)),
                Filter.createLessOrEqualFilter("changeNumber", String.valueOf(to)));
        return connection
                .search(
                        base,
                        SearchScope.ONE,
                        window,
                        "changeNumber",
                        "targetDN",
                        "changeType",
                        "newRDN",
                        "newSuperior")
                .getSearchEntries();
    }

    private void take(SearchResultEntry change, List<SourceItem> items) throws LDAPException {
        String target = change.getAttributeValue("targetDN");
        String type = change.getAttributeValue("changeType");
        switch (type == null ? "" : type.toLowerCase(Locale.ROOT)) {
            case "delete" -> items.add(new SourceItem.Vanished(target, true));
            case "modrdn", "moddn" -> {
                items.add(new SourceItem.Vanished(target, true));
                String place = renamed(change, target);
                if (isOfPartition(place)) {
                    moved.add(place);
                }
            }
            default -> {
                if (isOfPartition(target)) {
                    read(target, items);
                }
            }
        }
    }

    /** A changelog tells of all databases of the server; the account may be kept out of the others. */
    private boolean isOfPartition(String dn) {
        try {
            DistinguishedName name = DistinguishedName.parse(dn);
            return partitions.stream().anyMatch(name::isAtOrUnder);
        } catch (MalformedName e) {
            return false;
        }
    }

    private void read(String dn, List<SourceItem> items) throws LDAPException {
        try {
            for (SearchResultEntry entry : connection
                    .search(dn, SearchScope.BASE, ANYTHING, attributes)
                    .getSearchEntries()) {
                items.add(entries.read(entry));
            }
        } catch (LDAPSearchException e) {
            if (!e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
                throw e;
            }
            items.add(new SourceItem.Vanished(dn, false)); // a later record tells where it went
        }
    }

    private static String renamed(SearchResultEntry change, String target) {
        String superior = change.getAttributeValue("newSuperior");
        String parent = superior == null ? SpelledName.parent(target) : superior;
        String name = change.getAttributeValue("newRDN");
        return parent.isEmpty() ? name : name + "," + parent;
    }

    @Override
    public Optional<String> watermark() {
        return Optional.of(String.valueOf(next - 1));
    }

    @Override
    public void close() {
        // the connection belongs to the connector
    }
}
