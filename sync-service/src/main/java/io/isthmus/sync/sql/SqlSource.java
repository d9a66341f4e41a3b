package io.isthmus.sync.sql;

import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.containers.ContainerFilter;
import io.isthmus.directories.names.DistinguishedName;
import io.isthmus.directories.names.SpelledName;
import io.isthmus.sync.source.ImportSelection;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceEntry;
import io.isthmus.sync.source.SourceItem;
import io.isthmus.sync.source.SourceReading;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One query at one database. Rows are read in one transaction, so that they are of one moment; questions about somebody go through a
 * connection of their own, and see what is there now.
 */
final class SqlSource implements SourceConnector {

    /** Before the text of a change column. */
    private static final String MARK = "SQL ";

    private final SourceSettings source;
    private final SqlQuery query;
    private final Supplier<SqlRows> connections;
    private final Duration overlap;
    private final SqlRows reading;
    private @Nullable SqlRows asking;

    SqlSource(SourceSettings source, SqlQuery query, Supplier<Connection> connections, Duration overlap) {
        this.source = source;
        this.query = query;
        this.connections = () -> new SqlRows(source, query, connections.get());
        this.overlap = overlap;
        this.reading = this.connections.get();
    }

    @Override
    public SourceReading fullImport(ImportSelection selection) {
        try {
            SqlColumns columns = reading.columns();
            String watermark = query.changeColumn() == null
                    ? MARK
                    : MARK + reading.newest(columns).or("");
            return reading.read(selection, query.all(), null, selection.objectClasses(), false, watermark);
        } catch (SQLException e) {
            throw SqlFaults.whileReading(source, e);
        }
    }

    /** Without a column that tells what has changed, a delta has nothing to ask for. */
    @Override
    public SourceReading deltaImport(ImportSelection selection, String watermark) {
        String before = watermark.startsWith(MARK) ? watermark.substring(MARK.length()) : "";
        if (query.changeColumn() == null) {
            return SourceReading.ofNothing();
        }
        try {
            SqlColumns columns = reading.columns();
            NewestChange newest = reading.newest(columns);
            if (!before.isEmpty() && reading.isBefore(newest, before)) {
                throw SqlFaults.wentBack(source, newest.or(""), before);
            }
            String column = reading.changeColumn(columns);
            String asked = before.isEmpty()
                    ? query.all()
                    : query.since(column, newest.type(), newest.isTime() ? overlap.toSeconds() : 0);
            return reading.read(
                    selection,
                    asked,
                    before.isEmpty() ? null : before,
                    selection.objectClasses(),
                    true,
                    MARK + newest.or(before));
        } catch (SQLException e) {
            throw SqlFaults.whileReading(source, e);
        }
    }

    @Override
    public Map<String, String> locate(Collection<String> anchors) {
        Map<String, String> places = new HashMap<>();
        for (SourceItem item : withKeys(names(), anchors)) {
            if (item instanceof SourceItem.Observed(SourceEntry entry, long weight)
                    && anchors.contains(entry.anchor())) {
                places.put(entry.anchor(), entry.dn());
            }
        }
        return places;
    }

    @Override
    public SourceReading at(ImportSelection selection, Collection<String> dns) {
        Set<String> wanted = dns.stream().map(DistinguishedName::normalize).collect(Collectors.toSet());
        List<String> keys = dns.stream()
                .map(dn -> SpelledName.of(dn).components().getFirst().value())
                .toList();
        List<SourceItem> found = new ArrayList<>();
        for (SourceItem item : withKeys(selection, keys)) {
            if (item instanceof SourceItem.Observed(SourceEntry entry, long weight)
                    && wanted.contains(DistinguishedName.normalize(entry.dn()))) {
                found.add(item);
            }
        }
        return SourceReading.of(found);
    }

    private ImportSelection names() {
        return new ImportSelection(new ContainerFilter(source.partitions()), Set.of(), Set.of(), Set.of());
    }

    /** Of any class. */
    private List<SourceItem> withKeys(ImportSelection selection, Collection<String> keys) {
        SqlRows open = asking == null ? connections.get() : Objects.requireNonNull(asking);
        asking = open;
        try {
            String column = SqlQuery.spelled(source, open.columns().names(), query.keyColumn());
            Object[] wanted = keys.stream()
                    .map(key -> key.toLowerCase(Locale.ROOT))
                    .distinct()
                    .toArray(String[]::new);
            List<SourceItem> found = new ArrayList<>();
            try (SqlReading rows = open.read(selection, query.byKey(column), wanted, null, false, null)) {
                for (Optional<List<SourceItem>> page = rows.next(); page.isPresent(); page = rows.next()) {
                    found.addAll(page.get());
                }
            }
            open.endMoment();
            return found;
        } catch (SQLException e) {
            throw SqlFaults.whileReading(source, e);
        }
    }

    @Override
    public void close() {
        reading.close();
        if (asking != null) {
            asking.close();
        }
    }
}
