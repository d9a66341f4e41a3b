package io.isthmus.sync.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.SourceSettings.DeltaMethod;
import io.isthmus.contracts.settings.SourceSettings.Kind;
import io.isthmus.directories.ldap.Anchors;
import io.isthmus.directories.ldap.AttributeKinds;
import io.isthmus.directories.ldap.DirectoryClock;
import io.isthmus.directories.ldap.RangedValues;
import io.isthmus.directories.ldap.RootEntry;
import io.isthmus.sync.importing.ImportSelection;
import io.isthmus.sync.importing.SourceConnector;
import io.isthmus.sync.importing.SourceReading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One signed-in connection to an LDAP directory. */
final class LdapSource implements SourceConnector {

    private static final int LOCATED_TOGETHER = 100;

    private final SourceSettings source;
    private final LDAPConnection connection;
    private final Duration deltaOverlap;
    private final KnownKinds knownKinds;
    private final DirectoryClock directoryClock;
    private final Clock clock;
    private @Nullable Schema schema;

    private record Schema(AttributeKinds kinds, Anchors anchors) {}

    /** @param deltaOverlap how far a delta by time stamps reaches back before its watermark */
    LdapSource(
            SourceSettings source,
            LDAPConnection connection,
            Duration deltaOverlap,
            KnownKinds knownKinds,
            DirectoryClock directoryClock,
            Clock clock) {
        this.source = source;
        this.connection = connection;
        this.deltaOverlap = deltaOverlap;
        this.knownKinds = knownKinds;
        this.directoryClock = directoryClock;
        this.clock = clock;
    }

    private Schema schema() {
        Schema known = schema == null ? of(knownKinds.of(source, connection)) : schema;
        schema = known;
        return known;
    }

    private Schema of(AttributeKinds kinds) {
        boolean binary = kinds.of(source.anchorAttribute()) == AttributeKinds.Kind.BINARY;
        return new Schema(kinds, new Anchors(source.anchorAttribute(), binary));
    }

    @Override
    public SourceReading fullImport(ImportSelection selection) {
        schema = of(knownKinds.read(source, connection));
        if (source.delta() == DeltaMethod.CHANGELOG) {
            // asked before the first page, so that the next delta repeats what changes during the reading
            long last = Changelog.of(source, connection).last();
            return new WithWatermark(paged(selection, null, beginning(null, null)), String.valueOf(last));
        }
        return paged(selection, null, beginning(toldTime(), null));
    }

    @Override
    public SourceReading deltaImport(ImportSelection selection, String watermark) {
        if (source.delta() == DeltaMethod.CHANGELOG) {
            return new ChangelogReading(source, connection, entries(selection), requested(selection), watermark);
        }
        Watermark next = beginning(toldTime(), watermark);
        return paged(selection, next.changed(deltaOverlap), next);
    }

    private Watermark beginning(@Nullable Instant told, @Nullable String before) {
        return new Watermark(timestampAttribute(), directoryClock, clock.instant(), told, before);
    }

    private @Nullable Instant toldTime() {
        try {
            return RootEntry.read(connection).map(RootEntry::now).orElse(null);
        } catch (LDAPException e) {
            return null; // whoever may not see the root entry has the time from the stamps
        }
    }

    /**
     * Active Directory keeps references intact by itself: a link follows the object that it names, and the object that holds
     * the link is not stamped as changed (MS-ADTS, section 3.1.1.1.6). Elsewhere such an object looks changed.
     */
    @Override
    public SourceReading referring(ImportSelection selection, Collection<String> dns) {
        if (source.kind() != Kind.ACTIVE_DIRECTORY) {
            return SourceReading.ofNothing();
        }
        Set<String> attributes = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        attributes.addAll(selection.memberships());
        selection.attributes().stream().filter(schema().kinds()::isReference).forEach(attributes::add);
        List<Filter> anyOfThem = attributes.stream()
                .flatMap(name -> dns.stream().map(dn -> Filter.createEqualityFilter(name, dn)))
                .toList();
        return anyOfThem.isEmpty()
                ? SourceReading.ofNothing()
                : paged(selection, Filter.createORFilter(anyOfThem), beginning(null, null));
    }

    private PagedReading paged(ImportSelection selection, @Nullable Filter changed, Watermark watermark) {
        return new PagedReading(
                source, connection, entries(selection), watermark, selection, changed, requested(selection));
    }

    @Override
    public Map<String, String> locate(Collection<String> wanted) {
        Anchors anchors = schema().anchors();
        Map<String, String> places = new HashMap<>();
        List<String> rest = new ArrayList<>(wanted);
        for (int from = 0; from < rest.size(); from += LOCATED_TOGETHER) {
            List<String> some = rest.subList(from, Math.min(rest.size(), from + LOCATED_TOGETHER));
            Filter anyOfThem =
                    Filter.createORFilter(some.stream().map(anchors::filterFor).toList());
            for (PartitionSettings partition : source.partitions()) {
                locate(partition.dn(), anyOfThem, anchors, places);
            }
        }
        return places;
    }

    private void locate(String base, Filter filter, Anchors anchors, Map<String, String> places) {
        try {
            SearchResult result = connection.search(base, SearchScope.SUB, filter, anchors.attribute());
            for (SearchResultEntry entry : result.getSearchEntries()) {
                places.put(anchors.of(entry), entry.getDN());
            }
        } catch (LDAPSearchException e) {
            if (!e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
                throw SourceFaults.whileReading(source, "objects by " + anchors.attribute() + " under " + base, e);
            }
        }
    }

    @Override
    public Level containers(String dn, int limit) {
        try {
            return LdapContainers.directlyBelow(connection, dn, limit);
        } catch (LDAPException e) {
            throw SourceFaults.whileReading(source, "the containers in " + dn, e);
        }
    }

    @Override
    public void close() {
        connection.close();
    }

    private String timestampAttribute() {
        return source.kind() == Kind.ACTIVE_DIRECTORY ? "whenChanged" : "modifyTimestamp";
    }

    private EntryReader entries(ImportSelection selection) {
        return new EntryReader(
                schema().anchors(), schema().kinds(), new RangedValues(connection), selection.memberships());
    }

    /** What rules read, and what this connector itself needs. */
    private String[] requested(ImportSelection selection) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(selection.attributes());
        names.addAll(selection.memberships());
        names.addAll(List.of(
                "objectClass", "structuralObjectClass", schema().anchors().attribute(), timestampAttribute()));
        return names.toArray(String[]::new);
    }
}
