package io.isthmus.sync.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.SourceSettings.DeltaMethod;
import io.isthmus.contracts.settings.SourceSettings.Kind;
import io.isthmus.sync.importing.Selection;
import io.isthmus.sync.importing.SourceConnector;
import io.isthmus.sync.importing.SourceReading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One signed-in connection to an LDAP directory. */
final class LdapSource implements SourceConnector {

    private static final int LOCATED_TOGETHER = 100;

    private final SourceSettings source;
    private final LDAPConnection connection;
    private final LdapConfig config;
    private final KnownKinds knownKinds;
    private AttributeKinds kinds;
    private Anchors anchors;

    LdapSource(SourceSettings source, LDAPConnection connection, LdapConfig config, KnownKinds knownKinds) {
        this.source = source;
        this.connection = connection;
        this.config = config;
        this.knownKinds = knownKinds;
    }

    private void take(AttributeKinds taken) {
        kinds = taken;
        anchors =
                new Anchors(source.anchorAttribute(), taken.of(source.anchorAttribute()) == AttributeKinds.Kind.BINARY);
    }

    @Override
    public SourceReading fullImport(Selection selection) {
        take(knownKinds.read(source, connection));
        Timestamps timestamps = new Timestamps(timestampAttribute(), config.deltaOverlap());
        PagedReading pages = paged(selection, null, timestamps);
        if (source.delta() == DeltaMethod.CHANGELOG) {
            return new WithWatermark(pages, Changelog.lastChangeNumber(source, connection));
        }
        return new WithWatermark(pages, timestamps::watermark);
    }

    @Override
    public SourceReading deltaImport(Selection selection, String watermark) {
        take(knownKinds.of(source, connection));
        if (source.delta() == DeltaMethod.CHANGELOG) {
            return new ChangelogReading(source, connection, entries(selection), requested(selection), watermark);
        }
        Timestamps timestamps = new Timestamps(timestampAttribute(), config.deltaOverlap());
        timestamps.startFrom(watermark);
        PagedReading pages = paged(selection, timestamps.changedSince(watermark), timestamps);
        return new WithWatermark(pages, timestamps::watermark);
    }

    /**
     * Active Directory keeps references intact by itself: a link follows the object that it names, and the object that holds
     * the link is not stamped as changed (MS-ADTS, section 3.1.1.1.6). Elsewhere such an object looks changed.
     */
    @Override
    public SourceReading referring(Selection selection, Collection<String> dns) {
        if (source.kind() != Kind.ACTIVE_DIRECTORY) {
            return SourceReading.ofNothing();
        }
        if (kinds == null) {
            take(knownKinds.of(source, connection));
        }
        Set<String> attributes = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        attributes.addAll(selection.memberships());
        selection.attributes().stream().filter(kinds::isReference).forEach(attributes::add);
        List<Filter> anyOfThem = attributes.stream()
                .flatMap(name -> dns.stream().map(dn -> Filter.createEqualityFilter(name, dn)))
                .toList();
        return anyOfThem.isEmpty()
                ? SourceReading.ofNothing()
                : paged(
                        selection,
                        Filter.createORFilter(anyOfThem),
                        new Timestamps(timestampAttribute(), config.deltaOverlap()));
    }

    private PagedReading paged(Selection selection, Filter changed, Timestamps timestamps) {
        return new PagedReading(
                source, connection, entries(selection), timestamps, selection, changed, requested(selection));
    }

    @Override
    public Map<String, String> locate(Collection<String> wanted) {
        if (anchors == null) {
            take(knownKinds.of(source, connection));
        }
        Map<String, String> places = new HashMap<>();
        List<String> rest = new ArrayList<>(wanted);
        for (int from = 0; from < rest.size(); from += LOCATED_TOGETHER) {
            List<String> some = rest.subList(from, Math.min(rest.size(), from + LOCATED_TOGETHER));
            Filter anyOfThem =
                    Filter.createORFilter(some.stream().map(anchors::filterFor).toList());
            for (PartitionSettings partition : source.partitions()) {
                locate(partition.dn(), anyOfThem, places);
            }
        }
        return places;
    }

    private void locate(String base, Filter filter, Map<String, String> places) {
        try {
            SearchResult result = connection.search(base, SearchScope.SUB, filter, anchors.attribute());
            for (SearchResultEntry entry : result.getSearchEntries()) {
                places.put(anchors.of(entry), entry.getDN());
            }
        } catch (LDAPSearchException e) {
            if (!e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
                throw LdapFaults.whileReading(source, "objects by " + anchors.attribute() + " under " + base, e);
            }
        }
    }

    @Override
    public void close() {
        connection.close();
    }

    private String timestampAttribute() {
        return source.kind() == Kind.ACTIVE_DIRECTORY ? "whenChanged" : "modifyTimestamp";
    }

    private EntryReader entries(Selection selection) {
        return new EntryReader(anchors, kinds, new RangedValues(connection), selection.memberships());
    }

    /** What rules read, and what this connector itself needs. */
    private String[] requested(Selection selection) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(selection.attributes());
        names.addAll(selection.memberships());
        names.addAll(List.of("objectClass", "structuralObjectClass", anchors.attribute(), timestampAttribute()));
        return names.toArray(String[]::new);
    }
}
